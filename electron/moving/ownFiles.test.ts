import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, rename, rm, rmdir, stat, symlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MoveState } from '../../shared/model/dataFolder'
import { applyRestore } from '../backup/backup'
import { dataPlace } from '../environments/dataFolders'
import { afterMove } from './afterMove'
import { createMover } from './mover'
import { moveGround, put } from './testing/ground'

const platform = 'linux'
let folder: Awaited<ReturnType<typeof moveGround>>
let root: string
let to: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await moveGround()
  ;({ env, root } = folder)
  to = join(folder.path, 'new')
  await put(root, { 'settings.json': '{}', 'history/w/list.json': 'versions', 'secrets/s.json': 'secret' })
})
afterEach(() => folder.remove())

const textIn = (...names: string[]): Promise<string> => readFile(join(...names), 'utf8')
const codes = async (at: string) => (await afterMove(at)).map(({ code }) => code)
const inUse = (): string => dataPlace(env, platform).root

/** A mover whose copy is whole. */
async function ready(onChange: (state: MoveState) => void = () => undefined) {
  const moving = createMover({ root, env, platform, onChange })
  await moving.choose(to)
  await moving.begin()
  expect(moving.state().kind).toBe('ready')
  return moving
}

describe('what the author puts into the chosen folder', () => {
  it('stays there through the end of the move, and what has gone from the data goes from the copy', async () => {
    await put(root, { 'drafts/gone': 'gone' })
    const moving = await ready()
    await put(to, { 'my own.txt': 'mine', 'history/w/mine.txt': 'mine' })
    await rm(join(root, 'drafts', 'gone'))
    await moving.finish()
    expect(inUse()).toBe(to)
    expect([await textIn(to, 'my own.txt'), await textIn(to, 'history/w/mine.txt')]).toEqual(['mine', 'mine'])
    expect(existsSync(join(to, 'drafts', 'gone'))).toBe(false)
  })

  it.each(['settings.json', 'drafts/new.json', 'drafts'])(
    'is not overwritten where it is called as the data is (%s): the move is refused, and says so',
    async (name) => {
      const moving = await ready()
      await put(to, { [name]: 'the author’s own' })
      await put(root, { 'drafts/new.json': 'typed later' })
      await moving.finish()
      expect(inUse()).toBe(root)
      expect(await textIn(to, name)).toBe('the author’s own')
      expect(existsSync(join(to, 'secrets'))).toBe(false)
      const [told] = await afterMove(root)
      expect(told).toMatchObject({ code: 'data-move-in-way', params: { path: to, name } })
    },
  )

  it('between the choice and the copy keeps the copy from beginning', async () => {
    const moving = createMover({ root, env, platform, onChange: () => undefined })
    await moving.choose(to)
    await put(to, { 'my own.txt': 'mine' })
    await expect(moving.begin()).rejects.toMatchObject({ problem: { code: 'data-move-not-empty' } })
    expect(moving.state()).toEqual({ kind: 'none' })
    expect(await readdir(to)).toEqual(['my own.txt'])
    expect(await codes(root)).toEqual([])
  })

  it('stays where the move is given up, also in a folder of the same name', async () => {
    const moving = await ready()
    await put(to, { 'history/w/mine.txt': 'mine', 'settings.json': 'the author’s own' })
    await moving.cancel()
    expect(await textIn(to, 'history/w/mine.txt')).toBe('mine')
    expect(await textIn(to, 'settings.json')).toBe('the author’s own')
    expect((await readdir(to)).sort()).toEqual(['history', 'settings.json'])
    expect(await readdir(join(to, 'history', 'w'))).toEqual(['mine.txt'])
  })

  it('stays where a kill cut the move off', async () => {
    await ready()
    await put(to, { 'history/w/mine.txt': 'mine', 'settings.json': 'the author’s own' })
    await put(root, { 'secrets/s.json': 'changed since' })
    expect(await codes(root)).toEqual(['data-move-cut-off'])
    expect(await textIn(to, 'history/w/mine.txt')).toBe('mine')
    expect(await textIn(to, 'settings.json')).toBe('the author’s own')
    expect((await readdir(to)).sort()).toEqual(['history', 'settings.json'])
  })
})

it('a copy whose disk keeps its time to two seconds only is known as ours', async () => {
  const moving = await ready()
  const { mtimeMs } = await stat(join(to, 'settings.json'))
  const even = Math.floor(mtimeMs / 2000) * 2
  await utimes(join(to, 'settings.json'), even, even)
  await moving.finish()
  expect(inUse()).toBe(to)
  expect(await codes(to)).toEqual(['data-moved'])
})

describe('a start in the old folder', () => {
  it('after a move takes nothing from the new one', async () => {
    const moving = await ready()
    await moving.finish()
    expect(await codes(root)).toEqual([])
    expect(await textIn(to, 'secrets/s.json')).toBe('secret')
    expect(await codes(to)).toEqual(['data-moved'])
  })

  it('after a kill at the last moment takes nothing from the new one either', async () => {
    const moving = await ready()
    const note = await textIn(root, 'move-ready.json')
    await moving.finish()
    await put(root, { 'move-ready.json': note })
    expect(await codes(root)).toEqual(['data-copy-left'])
    expect(await textIn(to, 'secrets/s.json')).toBe('secret')
    expect(await codes(root)).toEqual([])
  })
})

describe('“Don’t Move”', () => {
  it('holds where Nodelab is closed before the copy has gone', async () => {
    const steps: string[] = []
    const moving = await ready(({ kind }) => steps.push(kind))
    const given = moving.cancel()
    expect(moving.state()).toEqual({ kind: 'none' })
    await moving.finish()
    expect(await readdir(to)).toEqual([])
    await given
    expect(inUse()).toBe(root)
    expect(await codes(root)).toEqual([])
  })

  it('while it is copied holds as well, and the end waits until the copy has gone', async () => {
    const ends: Promise<void>[] = []
    const moving = createMover({
      root,
      env,
      platform,
      onChange({ kind }) {
        if (kind === 'copying') ends.push(moving.finish())
      },
    })
    await moving.choose(to)
    const begun = moving.begin()
    expect(ends).toHaveLength(1)
    await Promise.all(ends)
    expect(await readdir(to)).toEqual([])
    await begun
    expect(inUse()).toBe(root)
  })

  it('holds at the very moment in which the copy is whole', async () => {
    const given: Promise<void>[] = []
    const moving = createMover({
      root,
      env,
      platform,
      onChange({ kind }) {
        if (kind === 'ready') given.push(moving.cancel())
      },
    })
    await moving.choose(to)
    await moving.begin()
    await Promise.all(given)
    expect(moving.state()).toEqual({ kind: 'none' })
    await moving.finish()
    expect([inUse(), await readdir(to)]).toEqual([root, []])
  })

  it('that comes after the end has begun changes nothing', async () => {
    const moving = await ready()
    const ended = moving.finish()
    await moving.cancel()
    await ended
    expect(inUse()).toBe(to)
    expect(await textIn(to, 'secrets/s.json')).toBe('secret')
  })
})

describe('an empty folder', () => {
  it('goes along: one that is a mark tells that a restore is whole', async () => {
    const moving = await ready()
    await put(root, { 'restore-ready/settings.json': '{"restored": true}' })
    await mkdir(join(root, 'restore-ready', '.whole'))
    await moving.finish()
    expect(inUse()).toBe(to)
    expect(await applyRestore(to)).not.toBeNull()
    expect(await textIn(to, 'settings.json')).toBe('{"restored": true}')
  })

  it('that has gone from the data, or has something in it by now, is as the data has it', async () => {
    for (const name of ['drafts', 'app-edits', 'lessons']) await mkdir(join(root, name))
    const moving = await ready()
    expect(await readdir(join(to, 'drafts'))).toEqual([])
    await rmdir(join(root, 'drafts'))
    await put(root, { 'app-edits/e.json': 'typed' })
    await put(to, { 'lessons/mine.txt': 'mine' })
    await moving.finish()
    expect(inUse()).toBe(to)
    expect(existsSync(join(to, 'drafts'))).toBe(false)
    expect([await textIn(to, 'app-edits/e.json'), await textIn(to, 'lessons/mine.txt')]).toEqual(['typed', 'mine'])
  })
})

it('leads links within the new folder that name the old one in full, by any of its names', async () => {
  const real = join(folder.path, 'real data')
  await rename(root, real)
  await symlink(real, root)
  await symlink(join(root, 'history'), join(real, 'by-its-name'))
  await symlink(join(real, 'history', 'w', 'list.json'), join(real, 'by-its-real-name'))
  await symlink('history', join(real, 'beside'))
  await symlink(`${real} of another`, join(real, 'outside'))
  const moving = await ready()
  await moving.finish()
  expect(inUse()).toBe(to)
  const links = ['by-its-name', 'by-its-real-name', 'beside', 'outside']
  expect(await Promise.all(links.map((name) => readlink(join(to, name))))).toEqual([
    join(to, 'history'),
    join(to, 'history', 'w', 'list.json'),
    'history',
    `${real} of another`,
  ])
})

it('takes along files that are called like locks and leftovers of ours, and leaves those behind that are', async () => {
  const data = {
    'lessons/work/own/first/python-requirements.lock': 'a learner’s',
    'uv-cache/archive-v0/x/poetry.lock': 'of a package',
    'uv-cache/settings.json.lock': 'of a package',
    'history/w/a.b.nodelab': 'a version',
  }
  const locks = { 'settings.json.lock': '', 'sandboxes.json.lock': '', 'lessons/progress.json.lock': '' }
  const leftovers = { 'history/w/.list.json.0a1b2c3d.nodelab': '' }
  await put(root, { ...data, ...locks, ...leftovers })
  await symlink(join(root, 'history'), join(root, 'lessons', 'link.lock'))
  const moving = await ready()
  await moving.finish()
  expect(inUse()).toBe(to)
  for (const [name, text] of Object.entries(data)) expect([name, await textIn(to, name)]).toEqual([name, text])
  expect(await textIn(to, 'lessons/link.lock/w/list.json')).toBe('versions')
  for (const name of Object.keys({ ...locks, ...leftovers })) {
    expect([name, existsSync(join(to, name))]).toEqual([name, false])
  }
})
