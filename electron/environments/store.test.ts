import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Environment } from '../../shared/model/environment'
import { exists } from '../files/look'
import { tempFolder } from '../testing/tempFolder'
import { createStore } from './store'

/** What is asked at the moment at which a folder is about to be deleted, and which renames the system refuses. */
const atDeletion: (() => Promise<void>)[] = []
const refused: string[] = []
vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original()
  return {
    ...real,
    rm: async (...args) => {
      for (const ask of atDeletion) await ask()
      return real.rm(...args)
    },
    rename: async (...args) => {
      if (refused.includes(String(args[0]))) throw new Error('refused')
      return real.rename(...args)
    },
  }
})

let root: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(async () => {
  atDeletion.length = 0
  refused.length = 0
  await remove()
})

const key = '0123456789abcdef'

/** No run goes on in anything. */
const turn = { wait: () => Promise.resolve(), isTaken: () => Promise.resolve(false) }
const nothing = { replaces: null, turn }

/** A folder as a build leaves it, with one module in it, and the environment that it is to be. */
async function built(store: ReturnType<typeof createStore>, module: string): Promise<[string, Environment]> {
  const folder = await store.newFolder()
  await mkdir(folder)
  await writeFile(join(folder, module), '')
  const python = { version: '3.10.1', asked: '3.10', path: join(root, key, module), exact: true }
  return [folder, { key, target: 'bare', python, packages: [], baseChanges: [] }]
}

it.each([
  ['one that is replaced', true],
  ['a damaged one', false],
])('the new environment has its name before the old one is deleted: %s', async (_, replaces) => {
  const store = createStore(root)
  await store.finish(...(await built(store, 'old.py')), nothing)
  const identity = replaces ? await store.identity(key) : null
  if (!replaces) await writeFile(join(root, key, 'nodelab-environment.json'), '{')
  const there: boolean[] = []
  // A run that is under way in it goes on importing from there.
  atDeletion.push(async () => void there.push(await exists(join(root, key, 'new.py'))))
  await store.finish(...(await built(store, 'new.py')), { replaces: identity, turn })
  expect(there).toEqual([true])
  expect(await readdir(root)).toEqual([key])
  expect(await exists(join(root, key, 'new.py'))).toBe(true)
})

it('the old environment gets its name back where the new one can not have it', async () => {
  const store = createStore(root)
  await store.finish(...(await built(store, 'old.py')), nothing)
  const [folder, environment] = await built(store, 'new.py')
  refused.push(folder)
  await expect(store.finish(folder, environment, { replaces: await store.identity(key), turn })).rejects.toThrow(
    'refused',
  )
  expect(await exists(join(root, key, 'old.py'))).toBe(true)
})

it('a run that begins at the last moment has its environment back, and is waited for', async () => {
  const store = createStore(root)
  await store.finish(...(await built(store, 'old.py')), nothing)
  const [folder, environment] = await built(store, 'new.py')
  let waits = 0
  const late = {
    wait: async () => {
      waits += 1
      expect(await exists(join(root, key, 'old.py'))).toBe(true)
    },
    isTaken: () => Promise.resolve(waits === 1),
  }
  await store.finish(folder, environment, { replaces: await store.identity(key), turn: late })
  expect(waits).toBe(2)
  expect(await readdir(join(root, key))).toContain('new.py')
  expect(await readdir(root)).toEqual([key])
})

it('what another Nodelab made in its place meanwhile is not replaced again', async () => {
  const [store, other] = [createStore(root), createStore(root)]
  await store.finish(...(await built(store, 'old.py')), nothing)
  const replaces = await store.identity(key)
  const [folder, environment] = await built(store, 'mine.py')
  const wait = async () => other.finish(...(await built(other, 'theirs.py')), { replaces, turn })
  await store.finish(folder, environment, { replaces, turn: { ...turn, wait } })
  expect(await readdir(join(root, key))).toContain('theirs.py')
  expect(await readdir(root)).toEqual([key])
})
