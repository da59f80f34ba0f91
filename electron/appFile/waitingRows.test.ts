import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench } from '../workspace/testing/openTemp'
import type { Workspace } from '../workspace/workspace'
import { appId, idOf, reworded, triage } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write(appId, triage)
})
afterEach(() => bench.end())

const parse = idOf('2')

async function change(workspace: Workspace, id: string, from: string, to: string): Promise<void> {
  const file = asNode(await workspace.read(id))
  await workspace.save(id, reworded(file.node, from, to), file.revision, false)
}

describe('an edit', () => {
  it('stays in the list where its file, or its node in that, went away, until it is let go', async () => {
    const { workspace, told } = await bench.open()
    await workspace.apps.list()
    await change(workspace, parse, 'refund', 'broken')
    const without = triage.replace("id: '2'\n      type: custom", "id: '22'\n      type: custom")
    await bench.write(appId, without)
    await workspace.apps.changed([appId])
    expect((await workspace.apps.list())[0]?.nodes.at(-1)).toMatchObject({
      id: parse,
      edited: true,
      problem: { code: 'app-node-missing' },
    })
    await rm(join(bench.root, appId))
    await workspace.close()

    const { workspace: next, told: later } = await bench.open()
    expect(await next.apps.list()).toMatchObject([
      { id: appId, problems: [{ code: 'app-gone-with-edits' }], nodes: [{ id: parse, edited: true, problem: null }] },
    ])
    await next.discardDraft(parse)
    expect(later.apps.at(-1)).toEqual({ files: [], gone: [appId] })
    expect(await next.apps.list()).toEqual([])
    expect(told.apps.every(({ gone }) => gone.length === 0)).toBe(true)
  })
})
