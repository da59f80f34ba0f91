import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostName } from './processMark'
import { asNode, type Bench, createBench, nodeText, type Opened, until } from './testing/openTemp'
import { makeReadOnly, mountSmallDisk } from './testing/readOnly'

let bench: Bench
let cleanUp: (() => Promise<void>)[] = []
beforeEach(async () => {
  bench = await createBench()
})
afterEach(async () => {
  for (const task of cleanUp) await task()
  cleanUp = []
  await bench.end()
})

const codes = ({ workspace }: Opened): string[] => workspace.info().problems.map(({ code }) => code)

describe('a workspace that is gone', () => {
  it('is told, is not made anew by a save, and is found again with all that happened meanwhile', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const opened = await bench.open()
    const { workspace, told } = opened
    const { node, revision } = asNode(await workspace.read('a'))
    const elsewhere = `${bench.root}-moved`
    await rename(bench.root, elsewhere)
    await until(() => told.info.at(-1)?.problems[0]?.code === 'workspace-missing')
    expect(workspace.info().writable).toBe(false)
    expect(told.library.at(-1)).toEqual([])
    expect(told.node).toEqual([])

    const edit = { ...node, code: 'mine\n' }
    const missing = { kind: 'failed', problem: { code: 'workspace-missing' } }
    expect(await workspace.saveText('a', 'x', revision)).toMatchObject(missing)
    expect(await workspace.save('a', edit, revision, false)).toMatchObject(missing)
    expect(await workspace.save('a', edit, revision, true)).toMatchObject(missing)
    expect(await workspace.saveRequirements('x', 'missing', true)).toMatchObject(missing)
    await expect(workspace.create('b', 'python3', null)).rejects.toMatchObject({
      problem: { code: 'workspace-missing' },
    })
    expect(await workspace.list()).toEqual([])
    await expect(readdir(bench.root)).rejects.toThrow('ENOENT')

    await writeFile(join(elsewhere, 'b.node.yml'), nodeText('b'))
    await rename(elsewhere, bench.root)
    await until(() => workspace.info().problems.length === 0)
    expect(workspace.info().writable).toBe(true)
    await until(
      () =>
        told.library
          .at(-1)
          ?.map(({ id }) => id)
          .join() === 'a,b',
    )
    expect(asNode(await workspace.read('a')).draft?.code).toBe('mine\n')
    expect(await workspace.save('a', edit, revision, false)).toEqual({ kind: 'saved', revision: expect.any(String) })
    // It is watched again.
    await bench.write('a.node.yml', nodeText('a', 'theirs\n'))
    await until(() => told.node.some((file) => file.kind === 'node' && file.node.code === 'theirs\n'))
  })

  it('opens all the same, also where a file has its name', async () => {
    const nowhere = join(bench.dataRoot, 'nowhere')
    const opened = await bench.open(nowhere)
    expect(codes(opened)).toEqual(['workspace-missing'])
    expect(await opened.workspace.read('a')).toMatchObject({ kind: 'missing' })
    await mkdir(bench.dataRoot, { recursive: true })
    await writeFile(nowhere, 'a file')
    expect((await opened.workspace.retry()).problems.map(({ code }) => code)).toEqual(['workspace-missing'])
    await rm(nowhere)
    await mkdir(nowhere)
    await writeFile(join(nowhere, 'a.node.yml'), nodeText('a'))
    await until(() => opened.told.library.at(-1)?.length === 1)
    expect(codes(opened)).toEqual([])
  })
})

describe('a workspace that can not be written', () => {
  it('is told; nodes are read, edits are kept aside and can be saved when it can', async (context) => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    await bench.write('python-requirements.txt', 'numpy\n')
    const undo = await makeReadOnly(bench.root)
    if (undo === null) return context.skip('this file system has no way to stop the user of this test from writing')
    cleanUp.push(undo)
    const opened = await bench.open()
    const { workspace } = opened
    expect(codes(opened)).toEqual(['workspace-read-only'])
    expect(workspace.info().writable).toBe(false)
    const { node, revision } = asNode(await workspace.read('a'))
    const edit = { ...node, code: 'mine\n' }
    const failed = await workspace.save('a', edit, revision, false)
    expect(failed).toMatchObject({ kind: 'failed', problem: { code: 'save-failed' } })
    const { revision: base } = await workspace.readRequirements()
    expect(await workspace.saveRequirements('x\n', base, false)).toMatchObject({
      kind: 'failed',
      problem: { code: 'requirements-not-saved' },
    })
    await expect(workspace.remove('a')).rejects.toMatchObject({ problem: { code: 'move-failed' } })
    await expect(workspace.rename('a', 'b')).rejects.toMatchObject({ problem: { source: 'workspace' } })
    await expect(workspace.create('b', 'python3', null)).rejects.toMatchObject({ problem: { code: 'save-failed' } })
    expect(asNode(await workspace.read('a'))).toMatchObject({ node: { code: 'one\n' }, draft: { code: 'mine\n' } })
    expect(await readdir(bench.root)).toEqual(['a.node.yml', 'python-requirements.txt'])

    await undo()
    cleanUp = []
    await until(() => workspace.info().writable)
    expect(await workspace.save('a', edit, revision, false)).toMatchObject({ kind: 'saved' })
    expect(await bench.text('a.node.yml')).toContain('mine')
    expect(asNode(await workspace.read('a')).draft).toBe(null)
  })

  it('becomes so while it is open', async (context) => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const { workspace, told } = await bench.open()
    const { node, revision } = asNode(await workspace.read('a'))
    const undo = await makeReadOnly(bench.root)
    if (undo === null) return context.skip('this file system has no way to stop the user of this test from writing')
    cleanUp.push(undo)
    expect(await workspace.save('a', { ...node, code: 'x\n' }, revision, false)).toMatchObject({ kind: 'failed' })
    expect(told.info.at(-1)).toMatchObject({ writable: false, problems: [{ code: 'workspace-read-only' }] })
    await undo()
    cleanUp = []
    await until(() => told.info.at(-1)?.writable === true)
  })

  it('is a full disk: the old file stays whole, the edit is kept aside', async (context) => {
    const disk = join(bench.dataRoot, 'disk')
    const undo = await mountSmallDisk(disk, 64)
    if (undo === null) return context.skip('a small disk can not be mounted here')
    cleanUp.push(undo)
    const text = nodeText('a', 'one\n')
    await writeFile(join(disk, 'a.node.yml'), text)
    const { workspace } = await bench.open(disk)
    const { node, revision } = asNode(await workspace.read('a'))
    const edit = { ...node, code: '# much\n'.repeat(20_000) }
    const failed = await workspace.save('a', edit, revision, false)
    expect(failed).toMatchObject({ kind: 'failed', problem: { code: 'save-failed' } })
    expect(failed.kind === 'failed' ? failed.problem.params['reason'] : '').toContain('ENOSPC')
    expect(await readFile(join(disk, 'a.node.yml'), 'utf8')).toBe(text)
    expect(asNode(await workspace.read('a')).draft?.code).toBe(edit.code)
    await workspace.close()
  })
})

describe('two Nodelabs on one workspace', () => {
  it('know of each other while both are there', async () => {
    const first = await bench.open()
    expect(codes(first)).toEqual([])
    const second = await bench.open()
    expect(second.workspace.info().problems).toMatchObject([{ code: 'workspace-shared', severity: 'info' }])
    await until(() => codes(first).includes('workspace-shared'))
    expect(first.workspace.info().writable).toBe(true)
    await second.workspace.close()
    await until(() => codes(first).length === 0)
  })

  it('do not mind marks of those that ended', async () => {
    const { pid } = await ended()
    const fresh = `other-machine.${process.pid}.00000000`
    const marks = join(bench.root, '.nodelab', 'open')
    await mkdir(marks, { recursive: true })
    await writeFile(join(marks, `${hostName}.${pid}.00000000`), '')
    await writeFile(join(marks, fresh), '')
    const first = await bench.open()
    expect(codes(first)).toEqual(['workspace-shared'])
    const old = new Date(Date.now() - 600_000)
    await utimes(join(marks, fresh), old, old)
    await until(() => codes(first).length === 0)
    expect(await readdir(marks)).toHaveLength(1)
  })

  it('lose nothing where both save at once: one is saved, the other is asked', async () => {
    await bench.write('a.node.yml', nodeText('a', 'start\n'))
    const both = await Promise.all([bench.open(), bench.open()])
    for (let round = 0; round < 15; round += 1) {
      const results = await Promise.all(
        both.map(async ({ workspace }, who) => {
          const { node, revision } = asNode(await workspace.read('a'))
          const code = `round ${round} of ${who}\n`
          return { code, end: await workspace.save('a', { ...node, code }, revision, false) }
        }),
      )
      const disk = await bench.text('a.node.yml')
      const saves = results.filter(({ end }) => end.kind === 'saved')
      // Both may be saved where one read what the other had written; the last of them stands then.
      expect(saves.some(({ code }) => disk.includes(code))).toBe(true)
      for (const { end, code } of results) {
        if (end.kind === 'conflict') expect(end.disk).toMatchObject({ kind: 'node' })
        else expect(end, code).toMatchObject({ kind: 'saved' })
      }
    }
  })

  it('see what the other does', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const [first, second] = await Promise.all([bench.open(), bench.open()])
    const mine = asNode(await first.workspace.read('a'))
    await second.workspace.read('a')
    await first.workspace.save('a', { ...mine.node, code: 'two\n' }, mine.revision, false)
    await until(() => second.told.node.some((file) => file.kind === 'node' && file.node.code === 'two\n'))
    expect(first.told.node).toEqual([])
  })
})

/** The id of a process that has ended. */
async function ended(): Promise<{ pid: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', 'console.log(process.pid)'])
  return { pid: Number(stdout) }
}
