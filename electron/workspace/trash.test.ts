import { access, mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

  it('goes into its own alone where the system has none', async () => {
    await bench.write('a.node.yml', nodeText('a'))
    const trash = createTrash(bench.root, () => Promise.reject(new Error('no trash on this disk')))
    const token = await trash.put(join(bench.root, 'a.node.yml'), 'a.node.yml')
    expect(await isThere(join(bench.root, 'a.node.yml'))).toBe(false)
    expect(await isThere((await trash.find(token)).path)).toBe(true)
  })
})
