import { access, mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type Bench, createBench, nodeText } from './testing/openTemp'
import { createTrash } from './trash'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

describe('a removed file', () => {
  it("goes into the system's trash, and can be brought back from the workspace's own", async () => {
    await bench.write('in/a.node.yml', nodeText('a'))
    const system = join(bench.dataRoot, 'system trash')
    await mkdir(system, { recursive: true })
    const trash = createTrash(bench.root, (path) => rename(path, join(system, basename(path))))
    const path = join(bench.root, 'in/a.node.yml')
    const token = await trash.put(path, 'in/a.node.yml')
    expect([await isThere(path), await isThere(join(system, 'a.node.yml'))]).toEqual([false, true])
    const kept = await trash.find(token)
    expect(kept.id).toBe('in/a')
    await rename(kept.path, path)
    expect(await bench.text('in/a.node.yml')).toBe(nodeText('a'))
  })

  it.runIf(process.platform === 'linux')(
    'leaves no copy in the trash of Linux once it is back, and none but its own goes',
    async () => {
      const data = join(bench.dataRoot, 'share')
      vi.stubEnv('XDG_DATA_HOME', data)
      onTestFinished(() => void vi.unstubAllEnvs())
      const system = join(data, 'Trash')
      for (const folder of ['info', 'files']) await mkdir(join(system, folder), { recursive: true })
      const record = (path: string): string =>
        `[Trash Info]\nPath=${encodeURI(path)}\nDeletionDate=2999-01-02T03:04:05\n`
      const path = join(bench.root, 'ein Knöten.node.yml')
      const other = async (name: string, of: string, text: string): Promise<void> => {
        await writeFile(join(system, 'info', `${name}.trashinfo`), record(of))
        await writeFile(join(system, 'files', name), text)
      }
      await other('another', `${path}2`, nodeText('a'))
      await other('older', path, nodeText('b'))
      await bench.write('ein Knöten.node.yml', nodeText('a'))
      const trash = createTrash(bench.root, async (from) => {
        await rename(from, join(system, 'files', 'mine'))
        await writeFile(join(system, 'info', 'mine.trashinfo'), record(from))
      })
      const kept = await trash.find(await trash.put(path, 'ein Knöten.node.yml'))
      await rename(kept.path, path)
      await kept.done(path)
      expect((await readdir(join(system, 'files'))).sort()).toEqual(['another', 'older'])
      expect((await readdir(join(system, 'info'))).sort()).toEqual(['another.trashinfo', 'older.trashinfo'])
    },
  )

  it('goes into its own alone where the system has none', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const trash = createTrash(bench.root, () => Promise.reject(new Error('no trash on this disk')))
    const token = await trash.put(join(bench.root, 'a.node.yml'), 'a.node.yml')
    expect(await isThere(join(bench.root, 'a.node.yml'))).toBe(false)
    expect(await isThere((await trash.find(token)).path)).toBe(true)
  })
})
