import { appendFile, readdir, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import type { Environments } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { createOwnIndex, type OwnIndex, wishFor } from './testing/ownIndex'
import { sitePackages } from './verify'

let own: OwnIndex
beforeEach(async () => {
  own = await createOwnIndex()
  own.index.add({ name: 'alpha', version: '1.0' })
})
afterEach(() => own.remove())

const wish = wishFor('alpha\n')
const keyOf = ({ environment }: Build): string => environment?.key ?? ''
const folderOf = (build: Build): string => join(own.root, 'environments', keyOf(build))
const folders = (): Promise<string[]> => readdir(join(own.root, 'environments'))

/** Builds the wish, and alters it when it is known how its files are. */
async function altered(environments: Environments): Promise<Build> {
  const build = await environments.wait(wish)
  expect(build.problems).toEqual([])
  await expect.poll(() => readdir(folderOf(build))).toContain('nodelab-files.json')
  await appendFile(join(await sitePackages(folderOf(build)), 'alpha.py'), 'altered = 1\n')
  return build
}

const waitsFor = (environments: Environments) => () => environments.builds().map((build) => build.waitsFor)

async function isAltered(build: Build): Promise<string> {
  const code = 'import alpha; print(hasattr(alpha, "altered"))'
  const end = await runTool(build.environment?.python.path ?? '', ['-I', '-B', '-c', code], { env: {} })
  return end.stdout.trim() || end.stderr
}

it('waits for the runs that go on in what it replaces, here and in another Nodelab, and goes on by itself', async () => {
  const [one, other] = [own.start(), own.start()]
  const build = await altered(one)
  const key = keyOf(build)
  const before = (await stat(folderOf(build))).ino
  const releases = [one.hold(key), one.hold(key), other.hold(key)]
  // Another wish for the same set waits for the same.
  const waiting = [one.wait(wish), one.wait(wishFor('# mine\nalpha\n'))]
  await expect.poll(waitsFor(one)).toEqual(['run', 'run'])
  releases[0]?.()
  await expect.poll(waitsFor(one)).toEqual(['run', 'run'])
  // All is built, and lies aside.
  expect((await folders()).map((name) => name.startsWith('.building-')).sort()).toEqual([false, true])
  releases[1]?.()
  await expect.poll(waitsFor(one)).toEqual(['run-elsewhere', 'run-elsewhere'])
  expect((await stat(folderOf(build))).ino).toBe(before)
  expect(await isAltered(build)).toBe('True')
  releases[2]?.()
  const [again] = await Promise.all(waiting)
  expect(again).toMatchObject({ status: 'ready', waitsFor: null, environment: build.environment })
  expect(again?.notices.map(({ code }) => code)).toContain('environment-rebuilt')
  expect(await isAltered(build)).toBe('False')
  await expect.poll(folders).toEqual([key])
})

it('waits for no Nodelab that only shows it, and takes what another one made meanwhile', async () => {
  const [one, other] = [own.start(), own.start()]
  const build = await altered(one)
  const release = one.hold(keyOf(build))
  const waiting = Promise.all([one.wait(wish), other.wait(wish)])
  await expect.poll(waitsFor(one)).toEqual(['run'])
  await expect.poll(waitsFor(other)).toEqual(['run-elsewhere'])
  release()
  const ends = await waiting
  expect(ends.map(({ status }) => status)).toEqual(['ready', 'ready'])
  expect(await isAltered(build)).toBe('False')
  await expect.poll(folders).toEqual([keyOf(build)])
})

it('can be cancelled while it waits: the old one stays in use', async () => {
  const environments = own.start()
  const build = await altered(environments)
  const release = environments.hold(keyOf(build))
  const waiting = environments.wait(wish)
  await expect.poll(waitsFor(environments)).toEqual(['run'])
  await environments.cancel(build.id)
  expect(await waiting).toMatchObject({ status: 'ready', waitsFor: null, environment: build.environment })
  expect(await folders()).toEqual([keyOf(build)])
  expect(await isAltered(build)).toBe('True')
  release()
  expect(await environments.wait(wish)).toMatchObject({ status: 'ready' })
  expect(await isAltered(build)).toBe('False')
})

it.each([
  ['is gone', async (path: string) => rm(path)],
  [
    'is another program',
    async (path: string) => {
      await rm(path)
      await symlink(process.platform === 'win32' ? process.execPath : '/bin/false', path)
    },
  ],
])('waits too where its interpreter %s', async (_, alter) => {
  const environments = own.start()
  const build = await environments.wait(wish)
  const before = (await stat(folderOf(build))).ino
  await alter(build.environment?.python.path ?? '')
  const release = environments.hold(keyOf(build))
  await environments.retry(build.id, { anew: true, allowed: true })
  const waiting = environments.wait(wish)
  await expect.poll(waitsFor(environments)).toEqual(['run'])
  expect((await stat(folderOf(build))).ino).toBe(before)
  release()
  expect(await waiting).toMatchObject({ status: 'ready', environment: build.environment })
  expect(await isAltered(build)).toBe('False')
})
