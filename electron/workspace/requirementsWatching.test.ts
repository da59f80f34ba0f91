import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { type Bench, createBench, type Opened, until } from './testing/openTemp'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.end())

const name = 'python-requirements.txt'

const lastText = ({ told }: Opened): string | undefined => told.requirements.at(-1)?.text

/** Writes as editors and git do: another file takes the place of the one before. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text)
  await rename(`${path}.new`, path)
}

/** Writes a file of the workspace at once, so that nobody can read half of it. */
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(bench.root, path)), { recursive: true })
  await replace(join(bench.root, path), text)
}

describe('requirements that go', () => {
  it('are told as gone each time, also soon after they were written', async () => {
    await bench.write('conf/config.yaml', 'max_workers: 4\n')
    await bench.write(`dependencies/${name}`, 'six\n')
    const opened = await bench.open()
    const path = join(bench.root, 'dependencies', name)
    for (let count = 0; count < 4; count += 1) {
      await writeFile(path, `a==${count}\n`)
      await replace(path, `b==${count}\n`)
      await until(() => lastText(opened) === `b==${count}\n`)
      await rm(path)
      await replace(path, `c==${count}\n`)
      await rm(path)
      await until(() => lastText(opened) === '')
    }
  })

  it.each(['the folder of the sandbox', 'a folder elsewhere'])(
    'with their folder, and come back with it: %s',
    async (where) => {
      const elsewhere = await tempFolder()
      try {
        const isOwn = where === 'the folder of the sandbox'
        const path = isOwn ? join(bench.root, 'dependencies', name) : join(elsewhere.path, 'in', 'theirs.txt')
        if (isOwn) await bench.write('conf/config.yaml', 'max_workers: 4\n')
        await mkdir(dirname(path), { recursive: true })
        await writeFile(path, 'six\n')
        const opened = await bench.open()
        if (!isOwn) await opened.workspace.pointRequirements(path)
        for (const text of ['a\n', 'b\n']) {
          await rm(dirname(path), { recursive: true })
          await until(() => lastText(opened) === '')
          await mkdir(dirname(path))
          await writeFile(path, text)
          await until(() => lastText(opened) === text)
        }
        await opened.workspace.close()
      } finally {
        await elsewhere.remove()
      }
    },
  )
})

describe('what requirements name beside them', () => {
  it('is told as changed, however deep, whether it comes or goes', async () => {
    await bench.write(name, '-r more/a.txt\n-c limits.txt\n./local-1.0-py3-none-any.whl\n')
    await put('more/a.txt', '-r b.txt\n')
    await put('more/b.txt', 'six\n')
    const { told } = await bench.open()
    const change = async (task: Promise<unknown>): Promise<void> => {
      const before = told.beside.length
      await task
      await until(() => told.beside.length > before)
    }
    await change(put('more/b.txt', 'six==1.16.0\n'))
    await change(put('limits.txt', 'six<2\n'))
    await change(rm(join(bench.root, 'limits.txt')))
    await change(put('more/a.txt', '-r c.txt\n'))
    await change(put('more/c.txt', 'attrs\n'))
    await change(put('local-1.0-py3-none-any.whl', 'bytes'))
    await change(rm(join(bench.root, 'more'), { recursive: true }))
    expect(told.requirements).toEqual([])
  })

  it('is told of the file that the author pointed at, and of its lock, and not of the one before', async () => {
    await bench.write(name, '-r own.txt\n')
    await put('theirs/sandbox.txt', '-r more.txt\n')
    const { workspace, told } = await bench.open()
    await workspace.pointRequirements(join(bench.root, 'theirs/sandbox.txt'))
    await put('theirs/more.txt', 'six\n')
    await until(() => told.beside.length === 1)
    await put('theirs/python-requirements.lock', '# a lock\n')
    await until(() => told.lock.length > 0)
    await put('own.txt', 'six\n')
    await put('theirs/more.txt', 'attrs\n')
    await until(() => told.beside.length === 2)
    await workspace.close()
    expect(told.beside.length).toBe(2)
  })

  it('is not told where only the clock of a file changed, or what the author typed leads elsewhere', async () => {
    await bench.write(name, '-r a.txt\n')
    await put('a.txt', 'six\n')
    const { workspace, told } = await bench.open()
    await put('a.txt', 'six\n')
    const { revision } = await workspace.readRequirements()
    await workspace.saveRequirements('-r a.txt\n-r b.txt\n', revision, false)
    await put('b.txt', 'attrs\n')
    await until(() => told.beside.length > 0)
    expect(told.beside.length).toBe(1)
    expect(told.requirements).toEqual([])
  })
})
