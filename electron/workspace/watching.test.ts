import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asNode, type Bench, createBench, nodeText, until } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

describe('a change by another hand', () => {
  it('is told for what was read, in the end as it stands on disk', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    await bench.write('b.node.yml', nodeText('b'))
    const { workspace, told } = await bench.open()
    await workspace.read('a')
    for (let count = 0; count < 20; count += 1) await bench.write('a.node.yml', nodeText('a', `change ${count}\n`))
    await until(() => told.node.some((file) => file.kind === 'node' && file.node.code === 'change 19\n'))
    await rename(join(bench.root, 'a.node.yml'), join(bench.root, 'c.node.yml'))
    await until(() => told.node.at(-1)?.kind === 'missing')
    await until(
      () =>
        told.library
          .at(-1)
          ?.map(({ id }) => id)
          .join() === 'b,c',
    )
    await bench.write('a.node.yml', nodeText('a', 'back\n'))
    await until(() => told.node.at(-1)?.kind === 'node')
    expect(told.node.every(({ id }) => id === 'a')).toBe(true)
  })

  it('is told for a whole folder that came or went, and for the requirements', async () => {
    await bench.write('old/a.node.yml', nodeText('a'))
    const { workspace, told } = await bench.open()
    await workspace.read('old/a')
    await rename(join(bench.root, 'old'), join(bench.root, 'new'))
    await until(
      () =>
        told.library
          .at(-1)
          ?.map(({ id }) => id)
          .join() === 'new/a',
    )
    await until(() => told.node.at(-1)?.kind === 'missing')
    await bench.write('python-requirements.txt', 'numpy\n')
    await until(() => told.requirements.at(-1)?.text === 'numpy\n')
    await rm(join(bench.root, 'python-requirements.txt'))
    await until(() => told.requirements.at(-1)?.text === '')
    const before = told.lock.length
    await bench.write('python-requirements.lock', '# a lock\n')
    await until(() => told.lock.length > before)
    expect((await workspace.requirements()).lock).toBe('# a lock\n')
  })

  it('is not told for what this Nodelab wrote itself', async () => {
    await bench.write('a.node.yml', nodeText('a', 'one\n'))
    const { workspace, told } = await bench.open()
    let file = asNode(await workspace.read('a'))
    let requirements = await workspace.readRequirements()
    for (let count = 0; count < 10; count += 1) {
      const result = await workspace.save('a', { ...file.node, code: `mine ${count}\n` }, file.revision, false)
      expect(result).toMatchObject({ kind: 'saved' })
      file = asNode(await workspace.read('a'))
      const save = await workspace.saveRequirements(`a==${count}\n`, requirements.revision, false)
      expect(save).toMatchObject({ kind: 'saved' })
      requirements = await workspace.readRequirements()
    }
    await workspace.rename('a', 'b')
    await workspace.remove('b')
    // A change of another hand comes after all of these in the same way: when it is told, they would have been.
    await bench.write('c.node.yml', nodeText('c'))
    await until(
      () =>
        told.library
          .at(-1)
          ?.map(({ id }) => id)
          .join() === 'c',
    )
    expect(told.node).toEqual([])
    expect(told.requirements).toEqual([])
  })
})
