import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EnvironmentWish } from '../engineTypes'
import { createEngine, type Engine } from '../engine'
import { putOwn, putSource, putWheel } from '../environments/testing/packages'
import { type LoopbackIndex, startLoopbackIndex } from '../testing/loopbackIndex'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { tinyTarget } from '../testing/tinyTarget'

let root: string
let folder: string
let remove: () => Promise<void>
let index: LoopbackIndex
let engine: Engine
/** There where code of a package ran. */
let mark: string

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  folder = join(root, 'nodes')
  mark = join(root, 'ran')
  index = await startLoopbackIndex()
  for (const version of ['1.0', '2.0']) index.add({ name: 'tiny-one', version })
  index.add({ name: 'tiny-base', version: '1.0' })
  index.add({ name: 'tiny-node', version: '1.0' })
  await putWheel(join(folder, 'wheels'), 'tiny_found', '1.0')
  await putWheel(join(folder, 'own'), 'tiny_laid', '1.0')
  await putSource(join(folder, 'own'), 'tiny_source', '1.0', mark)
  await putOwn(join(folder, 'tree'))
  const env = testEnv(root, { UV_DEFAULT_INDEX: index.url, UV_CACHE_DIR: join(root, 'cache'), PIP_FIND_LINKS: '' })
  engine = createEngine({ env, folders: testFolders(env), examples: root })
})
afterEach(async () => {
  await engine.close()
  await index.close()
  await remove()
})

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text)

const wish = (text: string, dependencies: EnvironmentWish['dependencies'] = []): EnvironmentWish => ({
  target: tinyTarget,
  requirements: text,
  folder,
  dependencies,
})

async function changes(asked: EnvironmentWish): Promise<string[]> {
  const told = await engine.packages.rehearse('here', { before: wish(''), wish: asked })
  expect(told.problems).toEqual([])
  return told.changes.map(({ name, to, because }) => `${name} ${to ?? '-'} ${because.join(', ')}`)
}

describe('what runs no code is rehearsed', () => {
  it('though it lies beside the requirements, with the files that ask for it and what the node asks for', async () => {
    await mkdir(join(folder, 'more'))
    await put('more/base.txt', '-r deep.txt\n-c ../limits.txt\n')
    await put('more/deep.txt', 'tiny-one\n')
    await put('limits.txt', 'tiny-one<2\n')
    const lines = ['-r more/base.txt', '-f wheels', 'tiny-found', './own/tiny_laid-1.0-py3-none-any.whl']
    const asked = wish(`${lines.join('\n')}\n`, [{ name: 'tiny-node', version: '' }])
    expect(await changes(asked)).toEqual([
      'tiny-found 1.0 tiny-found',
      'tiny-laid 1.0 ',
      'tiny-node 1.0 tiny-node',
      `tiny-one 1.0 -r ${join('more', 'deep.txt')}`,
    ])
    // It was the author's question, not yet his word.
    const { id } = await engine.environments.ensure(asked)
    const status = (): string | undefined => engine.environments.builds().find((one) => one.id === id)?.status
    await expect.poll(status, { timeout: 20_000 }).toBe('held')
  })

  it('and a wheel at an address, or a file that is not there, is told in words', async () => {
    const [file] = (await (await fetch(`${index.url}/tiny-one/`)).text()).match(/tiny_one-1\.0-[\w.-]+\.whl/) ?? []
    const address = new URL(`../files/${file ?? ''}`, `${index.url}/`).href
    expect(await changes(wish(`tiny-one @ ${address}\n`))).toEqual([expect.stringMatching(/^tiny-one /)])
    const { problems } = await engine.packages.rehearse('here', {
      before: wish(''),
      wish: wish('tiny-one\n-r gone.txt\n'),
    })
    expect(problems).toMatchObject([{ code: 'requirement-file-missing', line: 2 }])
  })
})

describe('what might run code waits', () => {
  it.each([
    ['./own/tiny_source-1.0.zip', 1],
    ['./tree', 1],
    ['tiny-one\n-e ./tree', 2],
    ['git+https://127.0.0.1:9/x.git', 1],
    ['x @ http://127.0.0.1:9/x-1.0.tar.gz', 1],
    ['x @ http://127.0.0.1:9/${HOME}/x-1.0-py3-none-any.whl', 1],
    ['-r http://127.0.0.1:9/r.txt', 1],
    ['tiny-one\n-r nested.txt', 2],
    ['tiny-one \\\n./tree', 1],
  ])('%s', async (text, line) => {
    await put('nested.txt', '-r deeper.txt\n')
    await put('deeper.txt', 'tiny-one\n-e ./tree\n')
    const { problems, changes } = await engine.packages.rehearse('here', { before: wish(''), wish: wish(`${text}\n`) })
    expect(problems).toMatchObject([{ code: 'requirement-held', line }])
    expect(changes).toEqual([])
    expect(existsSync(mark)).toBe(false)
  })
})
