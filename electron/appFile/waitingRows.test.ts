import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, createBench } from '../workspace/testing/openTemp'
import { change } from './testing/change'
import { appId, idOf, triage } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write(appId, triage)
})
afterEach(() => bench.end())

const parse = idOf('2')

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
