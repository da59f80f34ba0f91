import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockName } from '../../shared/packages/lockText'
import { createEngine, type Engine } from '../engine'
import { tempFolder } from '../testing/tempFolder'
import { testEnv, testFolders } from '../testing/testData'
import { bundleKey, bundlesRoot } from './bundleFolder'
import { createKeptBundles } from './keptBundles'

let root: string
let remove: () => Promise<void>
let engine: Engine | null = null

beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
})
afterEach(async () => {
  await engine?.close()
  engine = null
  await remove()
})

const day = 86_400_000

/** A bundle's folder, used so many days ago. */
async function putBundle(lock: string, days: number): Promise<string> {
  const key = bundleKey(lock)
  const folder = join(bundlesRoot(root), key)
  await mkdir(join(folder, 'wheels'), { recursive: true })
  await writeFile(join(folder, 'wheels', 'six-1.0-py3-none-any.whl'), 'x'.repeat(1000))
  const then = new Date(Date.now() - days * day)
  await utimes(folder, then, then)
  return key
}

async function putWorkspace(name: string, file: string, text: string): Promise<string> {
  await mkdir(join(root, name), { recursive: true })
  await writeFile(join(root, name, file), text)
  return join(root, name)
}

const left = async (): Promise<string[]> => (await readdir(bundlesRoot(root))).sort()

it('bundles are counted, and those go that no workspace refers to and nobody used lately', async () => {
  const own = await putBundle('# own\n', 60)
  const pointed = await putBundle('# pointed\n', 60)
  const old = await putBundle('# nobody\n', 60)
  const young = await putBundle('# nobody, but young\n', 1)
  const workspace = await putWorkspace('ws', lockName, '# own\r\n')
  const elsewhere = join(await putWorkspace('else', lockName, '# pointed\n'), 'theirs.txt')
  const kept = createKeptBundles(root, () => [
    { path: join(root, 'gone'), pointed: null },
    { path: workspace, pointed: null },
    { path: join(root, 'other'), pointed: elsewhere },
  ])
  const listed = await kept.list()
  expect(listed.map(({ key, bytes, isReferred }) => [key, bytes, isReferred])).toEqual(
    expect.arrayContaining([
      [own, 1000, true],
      [pointed, 1000, true],
      [old, 1000, false],
      [young, 1000, false],
    ]),
  )
  expect(listed[0]?.key).toBe(young)
  expect(await kept.sweep(new Date(Date.now() - 30 * day))).toEqual({ removed: 1, freed: 1000 })
  expect(await left()).toEqual([own, pointed, young].sort())
  expect(await kept.sweep(new Date())).toEqual({ removed: 1, freed: 1000 })
  expect(await left()).toEqual([own, pointed].sort())
})

it('nothing goes while the lock of a workspace can not be read', async () => {
  const key = await putBundle('# whose\n', 60)
  const workspace = await putWorkspace('ws', 'x', '')
  await mkdir(join(workspace, lockName))
  const kept = createKeptBundles(root, () => [{ path: workspace, pointed: null }])
  expect(await kept.sweep(new Date())).toEqual({ removed: 0, freed: 0 })
  expect(await left()).toEqual([key])
})

it('what a process left that ended while it opened one goes at the next start', async () => {
  const key = await putBundle('# whole\n', 1)
  await mkdir(join(bundlesRoot(root), '.opening-999999999-ab', 'wheels'), { recursive: true })
  await mkdir(join(bundlesRoot(root), `.opening-${process.pid}-ab`))
  const env = testEnv(root)
  engine = createEngine({ env, folders: { ...testFolders(env), root }, examples: root })
  await expect.poll(left).toEqual([`.opening-${process.pid}-ab`, key])
  expect((await engine.sources.bundles.list()).map((one) => one.key)).toEqual([key])
})
