import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench } from '../workspace/testing/openTemp'
import { change } from './testing/change'
import { appId, idOf, triage } from './testing/triage'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.write(appId, triage)
})
afterEach(() => bench.end())

const parse = idOf('2')

describe('a save of an app file', () => {
  it('leaves what it went over in the history, from where it is brought back as an edit', async () => {
    const { workspace } = await bench.open()
    await change(workspace, parse, 'refund', 'broken')
    await bench.write(appId, triage.replace('refund', 'theirs'))
    const { revision } = await workspace.apps.preview(appId)
    await workspace.apps.saveFile(appId, revision, true)
    expect(await workspace.history.nodes()).toMatchObject([{ id: parse, isThere: true }])
    const versions = await workspace.history.list(parse)
    expect(versions.map(({ cause }) => cause)).toEqual(['edit', 'disk'])
    const theirs = versions.at(-1)?.key ?? ''
    expect((await workspace.history.read(theirs)).node?.code).toContain('theirs')

    await change(workspace, parse, 'broken', 'not in the file')
    const { file, before } = await workspace.history.restore(parse, theirs)
    expect(asNode(file).node.code).toContain('theirs')
    expect(await bench.text(appId)).toBe(triage.replace('refund', 'broken'))
    const back = await workspace.history.restore(parse, before ?? '')
    expect(asNode(back.file).node.code).toContain('not in the file')
  })
})
