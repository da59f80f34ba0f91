import { existsSync } from 'node:fs'
import { cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MoveState } from '../../shared/model/dataFolder'
import { dataPlace } from '../environments/dataFolders'
import { createRunHistory } from '../runHistory/runHistory'
import { directPort } from '../runHistory/testing/endedRun'
import { hostName } from '../workspace/processMark'
import { afterMove } from './afterMove'
import { dataMark, markData } from './dataMark'
import { createMover } from './mover'
import { writeNote } from './notes'
import { moveGround, put } from './testing/ground'

const platform = 'linux'
const day = Date.UTC(2026, 1, 3)
let folder: Awaited<ReturnType<typeof moveGround>>
let root: string
let other: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await moveGround()
  ;({ env, root } = folder)
  other = join(folder.path, '别的 disk', 'data')
  await put(root, { 'settings.json': '{"settings": {}, "workspaces": []}', 'history/mine.json': 'present' })
  await markData(root)
  await put(other, {
    'settings.json': '{"settings": {}, "workspaces": ["/elsewhere"]}',
    'history/theirs.json': 'other',
    'environments/a/nodelab-environment.json': '{}',
    'environments/half/bin/python': '',
  })
  await markData(other)
  await mkdir(join(other, 'run-history'))
  keepRuns('a'.repeat(24), 2)
  keepRuns('b'.repeat(24), 1)
  for (const { path } of await files(other)) await utimes(path, day / 1000, day / 1000)
})
afterEach(() => folder.remove())

/** The least database of runs; no statement is kept, so that SQLite's files beside it are gone at once when it is closed. */
function keepRuns(name: string, count: number): void {
  const connection = new Libsql(join(other, 'run-history', `${name}.db`))
  connection.exec('PRAGMA journal_mode = WAL; CREATE TABLE runs (id INTEGER PRIMARY KEY)')
  for (let at = 0; at < count; at += 1) connection.exec('INSERT INTO runs DEFAULT VALUES')
  connection.close()
}

const keeping = { keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 }

/** All that lies in a folder, with what is in it and when it was changed. */
async function files(at: string): Promise<{ path: string; text: string; changed: number }[]> {
  const found = []
  for (const entry of await readdir(at, { withFileTypes: true })) {
    const path = join(at, entry.name)
    if (entry.isDirectory()) found.push(...(await files(path)))
    else found.push({ path, text: await readFile(path, 'latin1'), changed: (await lstat(path)).mtimeMs })
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function mover(at = root, onChange: (state: MoveState) => void = () => undefined) {
  const { countIn } = createRunHistory({ dataRoot: at, port: directPort(), settings: () => keeping })
  return createMover({ root: at, env, platform, onChange, countRuns: countIn })
}
const codeOf = (task: Promise<unknown>) =>
  task.then(
    () => null,
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )
const codes = async (at: string) => (await afterMove(at)).map(({ code }) => code)
const inUse = () => dataPlace(env, platform)

/** The app of a data folder ends, and the next start is in another. */
async function switchTo(to: string, from = root): Promise<void> {
  const moving = mover(from)
  await moving.choose(to)
  await moving.begin()
  await moving.finish()
}

describe('a chosen folder that is a data folder', () => {
  it('is told of, used as it is by the next start, and left again: neither folder changes', async () => {
    const before = [await files(root), await files(other)]
    const moving = mover()
    await moving.choose(other)
    expect(moving.state()).toEqual({ kind: 'found', to: other, used: day, runs: 3, environments: 1 })
    expect(await files(other)).toEqual(before[1])
    await moving.begin()
    expect(moving.state()).toEqual({ kind: 'switching', to: other })
    expect([inUse().root, moving.willMove(), moving.isMoving()]).toEqual([root, true, false])
    await moving.finish()
    expect(inUse()).toEqual({ root: other, origin: 'moved', before: root })
    expect(await afterMove(other)).toMatchObject([
      { code: 'data-switched', severity: 'info', params: { path: other, old: root } },
    ])
    expect(await codes(other)).toEqual([])
    expect([await files(root), await files(other)]).toEqual(before)

    await switchTo(inUse().before ?? '', other)
    expect(inUse()).toEqual({ root, origin: 'moved', before: other })
    expect(await codes(root)).toEqual(['data-switched'])
    expect([await files(root), await files(other)]).toEqual(before)
  })

  it('is not used where the author cancels, before or after the word', async () => {
    const moving = mover()
    await moving.choose(other)
    await moving.cancel()
    expect(moving.state()).toEqual({ kind: 'none' })
    await moving.choose(other)
    await moving.begin()
    await moving.cancel()
    await moving.finish()
    expect(inUse().root).toBe(root)
  })

  it('is known without its mark by its settings and its log, and by neither alone', async () => {
    await rm(join(other, dataMark))
    expect(await codeOf(mover().choose(other))).toBe('data-move-not-empty')
    await put(other, { 'logs/nodelab.log': 'a line' })
    const moving = mover()
    await moving.choose(other)
    expect(moving.state().kind).toBe('found')
    await writeFile(join(other, 'settings.json'), '{"name": "of another program"}')
    expect(await codeOf(mover().choose(other))).toBe('data-move-not-empty')
  })

  it('is found by a link to it, and a link to the present one is the present one', async () => {
    await symlink(other, join(folder.path, 'link'))
    const moving = mover()
    await moving.choose(join(folder.path, 'link'))
    expect(moving.state()).toMatchObject({ kind: 'found', to: other })
    await symlink(root, join(folder.path, 'own'))
    expect(await codeOf(mover().choose(join(folder.path, 'own')))).toBe('data-move-inside')
  })

  it('is refused where a later Nodelab made it, and where somebody works with it', async () => {
    const mark = join(other, 'in-use', `${hostName}.${process.ppid}-abcd1234`)
    await put(other, { [`in-use/${hostName}.${process.ppid}-abcd1234`]: 'key' })
    expect(await codeOf(mover().choose(other))).toBe('data-move-used')
    await rm(mark)
    const moving = mover()
    await moving.choose(other)
    await moving.begin()
    await writeFile(mark, 'key')
    await moving.finish()
    expect([inUse().root, await codes(root)]).toEqual([root, ['data-move-used']])
    await rm(mark)
    await writeFile(join(other, dataMark), '{"nodelab": "data folder", "format": 99}')
    expect(await codeOf(mover().choose(other))).toBe('data-folder-newer')
  })

  it('is not used where it has gone, or is none any more, as the app ends', async () => {
    for (const [spoil, code] of [
      [() => rename(join(other, dataMark), join(other, 'gone')), 'data-switch-none'],
      [() => rm(other, { recursive: true }), 'data-switch-none'],
    ] as const) {
      const moving = mover()
      await moving.choose(other)
      await moving.begin()
      await spoil()
      await moving.finish()
      expect([inUse().root, await codes(root)]).toEqual([root, [code]])
      if (existsSync(other)) await rename(join(other, 'gone'), join(other, dataMark))
    }
  })

  it('is not made anew where it was used before and has gone, nor is an empty one taken for it', async () => {
    await switchTo(other)
    const before = inUse().before ?? ''
    await rename(before, `${before} away`)
    const moving = mover(other)
    expect(await codeOf(moving.choose(before, 'found'))).toBe('data-switch-none')
    expect([existsSync(before), moving.state()]).toEqual([false, { kind: 'none' }])
    await mkdir(before)
    expect(await codeOf(moving.choose(before, 'found'))).toBe('data-switch-none')
    expect(await readdir(before)).toEqual([])
    await rm(before, { recursive: true })
    await rename(`${before} away`, before)
    await moving.choose(before, 'found')
    expect(moving.state()).toMatchObject({ kind: 'found', to: before })
  })

  it('whose runs can not be counted says so, and a damaged database there stays as it is', async () => {
    const [name = ''] = await readdir(join(other, 'run-history'))
    await writeFile(join(other, 'run-history', name), 'no database')
    const before = await files(other)
    const moving = mover()
    await moving.choose(other)
    expect(moving.state()).toMatchObject({ kind: 'found', runs: null })
    expect(await files(other)).toEqual(before)
  })
})

describe('the two folders of an earlier move', () => {
  it('whose old one was kept: the old one can be used again, and neither start removes the other', async () => {
    const empty = join(folder.path, 'empty')
    const moving = mover()
    await moving.choose(empty)
    await moving.begin()
    await moving.finish()
    // Somebody works with the old one: it is not removed yet.
    await put(root, { [`in-use/${hostName}.${process.ppid}-abcd1234`]: 'key' })
    expect([inUse().root, await codes(empty)]).toEqual([empty, []])
    await rm(join(root, 'in-use'), { recursive: true })
    await switchTo(root, empty)
    expect(inUse().root).toBe(root)
    expect(await codes(root)).toEqual(['data-switched'])
    await switchTo(empty, root)
    expect(await codes(empty)).toEqual(['data-switched'])
    for (const at of [root, empty]) expect(await readFile(join(at, 'history', 'mine.json'), 'utf8')).toBe('present')
  })

  it('whose end was not noted: the whole copy can be used, and its start does not remove the present one', async () => {
    const copy = join(folder.path, 'copy')
    await cp(root, copy, { recursive: true })
    await writeNote(copy, 'from', { folder: await realpath(root) })
    await writeNote(root, 'to', { folder: copy })
    await switchTo(copy)
    expect(await codes(copy)).toEqual(['data-switched'])
    expect(existsSync(join(root, 'settings.json'))).toBe(true)
  })
})

describe('what a move has left that was cut off', () => {
  /** The move is cut off as its disk is taken away, and the next start finds nothing to put away. */
  async function cutOff(): Promise<string> {
    const disk = join(folder.path, 'disk')
    const to = join(disk, 'data')
    const moving = mover()
    await moving.choose(to)
    await moving.begin()
    await rename(disk, `${disk} away`)
    expect(await codes(root)).toEqual(['data-move-cut-off'])
    await rename(`${disk} away`, disk)
    return to
  }

  it('of this data folder is gone on with', async () => {
    const to = await cutOff()
    await rm(join(to, 'settings.json'))
    await put(root, { 'history/later.json': 'later' })
    await put(to, { 'my own.txt': 'mine' })
    const moving = mover()
    await moving.choose(to)
    expect(moving.state()).toMatchObject({ kind: 'chosen', to, isRest: true })
    await moving.begin()
    await moving.finish()
    expect(inUse().root).toBe(to)
    expect(await codes(to)).toEqual(['data-moved'])
    for (const [name, text] of [
      ['my own.txt', 'mine'],
      ['history/later.json', 'later'],
      ['history/mine.json', 'present'],
    ] as const)
      expect(await readFile(join(to, name), 'utf8')).toBe(text)
    expect(existsSync(root)).toBe(false)
  })

  it('of this data folder that is not known any more, or of another one, is refused, and stays', async () => {
    const to = await cutOff()
    const before = await files(to)
    await rm(join(root, 'move-copied.jsonl'))
    expect(await codeOf(mover().choose(to))).toBe('data-move-unfinished')
    expect(await codeOf(mover(other).choose(to))).toBe('data-move-unfinished')
    await mkdir(join(folder.path, 'new'))
    await writeFile(join(root, 'move-copied.jsonl'), `${JSON.stringify({ to: join(folder.path, 'new') })}\n`)
    expect(await codeOf(mover().choose(to))).toBe('data-move-unfinished')
    expect(await files(to)).toEqual(before)
    // As the sentence says, for whoever has nothing else left.
    await rm(join(to, 'moved-from.json'))
    const moving = mover(other)
    await moving.choose(to)
    expect(moving.state()).toMatchObject({ kind: 'found', to })
  })
})
