import { rename } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeReadOnly } from './testing/readOnly'
import { type Bench, createBench, until } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const name = 'dify.env'

describe('the settings of a server', () => {
  it('are the operator’s own lines, to the byte, and made where there were none', async () => {
    const { workspace } = await bench.open()
    const first = await workspace.readServer()
    expect(first).toEqual({ text: '', revision: 'missing', problem: null, draft: null })
    const lines = '# limits\r\nCODE_MAX_STRING_LENGTH=10\r\nSECRET_KEY="a=b"'
    expect(await workspace.saveServer(lines, first.revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text(name)).toBe(lines)
    expect(await workspace.serverEnv()).toBe(lines)
  })

  it('are told when another hand changes them, and not when Nodelab does', async () => {
    await bench.write(name, 'CODE_MAX_DEPTH=6\n')
    const { workspace, told } = await bench.open()
    const { revision } = await workspace.readServer()
    await workspace.saveServer('CODE_MAX_DEPTH=7\n', revision, false)
    await bench.write('python-requirements.txt', 'six\n')
    await until(() => told.requirements.length === 1)
    expect(told.server).toEqual([])
    await bench.write(name, 'CODE_MAX_DEPTH=8\n')
    await until(() => told.server.at(-1)?.text === 'CODE_MAX_DEPTH=8\n')
  })

  it('keep both where they changed on disk meanwhile, until one is chosen', async () => {
    await bench.write(name, 'theirs=1\n')
    const { workspace } = await bench.open()
    expect(await workspace.saveServer('mine=1\n', 'of before', false)).toMatchObject({
      kind: 'conflict',
      disk: { text: 'theirs=1\n' },
    })
    expect(await workspace.readServer()).toMatchObject({ text: 'theirs=1\n', draft: 'mine=1\n' })
    expect(await workspace.discardServer()).toMatchObject({ text: 'theirs=1\n', draft: null })
  })

  it('are kept aside where the folder is gone or read-only', async (context) => {
    await bench.write(name, 'old=1\n')
    const { workspace } = await bench.open()
    const { revision } = await workspace.readServer()
    await rename(bench.root, `${bench.root}-away`)
    expect(await workspace.saveServer('mine=1\n', revision, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'workspace-missing' },
    })
    await rename(`${bench.root}-away`, bench.root)
    const undo = await makeReadOnly(bench.root)
    if (undo === null) return context.skip('there is no way here to make a folder read-only')
    try {
      expect(await workspace.saveServer('mine=2\n', revision, false)).toMatchObject({
        kind: 'failed',
        problem: { code: 'server-not-saved' },
      })
      expect((await workspace.readServer()).draft).toBe('mine=2\n')
    } finally {
      await undo()
    }
  })
})
