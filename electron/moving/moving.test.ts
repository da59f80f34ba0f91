import { spawn } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MoveState } from '../../shared/model/dataFolder'
import { dataPlace } from '../environments/dataFolders'
import { hostName } from '../workspace/processMark'
import { afterMove } from './afterMove'
import { planChoice } from './chosenFolder'
import { createMover } from './mover'
import { forgetPlace, placeFile } from './placeFile'
import { moveNotes } from './whatMoves'
import { moveGround, put } from './testing/ground'

const platform = 'linux'
let folder: Awaited<ReturnType<typeof moveGround>>
let root: string
let to: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await moveGround()
  ;({ env, root } = folder)
  to = join(folder.path, '别的 disk', 'Nodelab data')
  await put(root, {
    'settings.json': '{}',
    'history/w/list.json': 'versions',
    'run-history/w.db': 'runs',
    'secrets/s.json': 'secret',
    'desktop/window.json': '{}',
    'desktop/Cookies': 'the browser’s',
    'environments/e/nodelab-environment.json': 'an environment',
    'settings.json.lock': '',
    'uv-cache/archive/six.py': 'six',
  })
  await mkdir(join(root, 'lessons'))
  await symlink(join(root, 'uv-cache', 'archive'), join(root, 'uv-cache', 'six'))
  await symlink('/elsewhere', join(root, 'lessons', 'outside'))
})
afterEach(() => folder.remove())

const mover = (onChange: (state: MoveState) => void = () => undefined) => createMover({ root, env, platform, onChange })
const codeOf = (task: Promise<unknown>) =>
  task.then(
    () => null,
    (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
  )
const plan = (chosen: string) => planChoice(root, chosen, () => Promise.resolve(null))
const codes = async (at: string) => (await afterMove(at)).map(({ code }) => code)

describe('the move of the data folder', () => {
  it('copies, takes along what changes until the end, is used by the next start, and that removes the old folder', async () => {
    const steps: string[] = []
    const moving = mover(({ kind }) => steps.push(kind))
    await moving.choose(to)
    expect(moving.state()).toMatchObject({ kind: 'chosen', to, files: 8 })
    await moving.begin()
    // Until the end it is the old one.
    expect(dataPlace(env, platform)).toEqual({ root, origin: 'usual', before: null })
    await put(root, { 'history/w/list.json': 'later versions', 'drafts/d': 'typed' })
    await writeFile(join(root, 'secrets', 's.json'), 'SECRET')
    await moving.finish()
    expect(steps.filter((step, at) => step !== steps[at - 1])).toEqual(['none', 'chosen', 'copying', 'ready', 'moving'])

    expect(dataPlace(env, platform)).toEqual({ root: to, origin: 'moved', before: null })
    expect(dataPlace({ ...env, NODELAB_HOME: '/set' }, platform).origin).toBe('environment')
    expect(await codes(to)).toEqual(['data-moved'])
    expect(existsSync(root)).toBe(false)
    expect(await readFile(join(to, 'history/w/list.json'), 'utf8')).toBe('later versions')
    expect(await readFile(join(to, 'secrets/s.json'), 'utf8')).toBe('SECRET')
    expect(await readFile(join(to, 'drafts/d'), 'utf8')).toBe('typed')
    expect(await readFile(join(to, 'uv-cache/six/six.py'), 'utf8')).toBe('six')
    expect(await readlink(join(to, 'lessons/outside'))).toBe('/elsewhere')
    expect(await readdir(join(to, 'desktop'))).toEqual(['window.json'])
    for (const left of ['environments', 'settings.json.lock', ...Object.values(moveNotes)])
      expect([left, existsSync(join(to, left))]).toEqual([left, false])
    expect(await codes(to)).toEqual([])
  })

  it('is given up before, during and after the copy, and nothing of it is left', async () => {
    const chosen = mover()
    await chosen.choose(to)
    await chosen.cancel()
    const during = mover(({ kind }) => {
      if (kind === 'copying') void during.cancel()
    })
    await during.choose(to)
    await during.begin()
    expect(during.state()).toEqual({ kind: 'none' })
    const after = mover()
    await after.choose(to)
    await after.begin()
    await after.cancel()
    await after.finish()
    expect(await readdir(to)).toEqual([])
    expect(await readFile(join(root, 'history/w/list.json'), 'utf8')).toBe('versions')
    expect(dataPlace(env, platform).root).toBe(root)
    expect(await codes(root)).toEqual([])
  })

  it('that fails at its end leaves the old folder in use, and the next start says so', async () => {
    const moving = mover()
    await moving.choose(to)
    await moving.begin()
    // The place can't be kept: a file stands where its folder would.
    await writeFile(join(folder.path, 'config'), '')
    await moving.finish()
    expect(await readdir(to)).toEqual([])
    expect(dataPlace(env, platform).root).toBe(root)
    expect(await codes(root)).toEqual(['data-move-failed'])
    expect(await codes(root)).toEqual([])
    expect(await readFile(join(root, 'run-history/w.db'), 'utf8')).toBe('runs')
  })

  it('that was cut off by a kill is put away by the next start, but not what else lies there', async () => {
    const moving = mover()
    await moving.choose(to)
    await moving.begin()
    await put(to, { 'my own.txt': 'mine' })
    expect(await codes(root)).toEqual(['data-move-cut-off'])
    expect(await readdir(to)).toEqual(['my own.txt'])
    expect(await codes(root)).toEqual([])
    expect(await readFile(join(root, 'settings.json'), 'utf8')).toBe('{}')
  })

  it('removes no folder that does not say itself that it has moved', async () => {
    await put(to, { [moveNotes.from]: JSON.stringify({ folder: root }), 'settings.json': '{}' })
    expect(await codes(to)).toEqual([])
    expect(existsSync(join(root, 'settings.json'))).toBe(true)
  })

  it('is refused into itself, into a folder with something in it, into one that can not be written, and while a command works', async () => {
    await put(folder.path, { 'full/of/something': '', file: '' })
    expect(await codeOf(plan(root))).toBe('data-move-inside')
    expect(await codeOf(plan(join(root, 'new')))).toBe('data-move-inside')
    expect(existsSync(join(root, 'new'))).toBe(false)
    await symlink(root, join(folder.path, 'link'))
    expect(await codeOf(plan(join(folder.path, 'link')))).toBe('data-move-inside')
    expect(await codeOf(plan(join(folder.path, 'full')))).toBe('data-move-not-empty')
    // The folder around it holds it.
    expect(await codeOf(plan(join(folder.path, 'share')))).toBe('data-move-not-empty')
    expect(await codeOf(plan(join(folder.path, 'file', 'below')))).toBe('data-move-not-writable')
    const other = spawn('sleep', ['60'])
    try {
      await put(root, { [`in-use/${hostName}.${other.pid}-abcd1234`]: 'key' })
      expect(await codeOf(plan(to))).toBe('data-move-used')
      // A server that was started meanwhile keeps the old folder in use.
      const moving = mover()
      const ended = new Promise((resolve) => other.once('exit', resolve))
      other.kill('SIGKILL')
      await ended
      await moving.choose(to)
      await moving.begin()
      await put(root, { [`in-use/${hostName}.${process.ppid}-abcd1234`]: 'key' })
      await moving.finish()
      expect(dataPlace(env, platform).root).toBe(root)
    } finally {
      other.kill('SIGKILL')
    }
  })

  it.skipIf(process.getuid?.() === 0)(
    'is refused where the rights of the folder forbid it (root may write anywhere)',
    async () => {
      await mkdir(to, { recursive: true })
      chmodSync(to, 0o500)
      expect(await codeOf(plan(to))).toBe('data-move-not-writable')
    },
  )
})

describe('the place of the data folder', () => {
  it('that is not there or not to be read is told, and forgotten on request', async () => {
    const code = () => {
      try {
        return dataPlace(env, platform).root
      } catch (error) {
        return (error as { problem: { code: string } }).problem.code
      }
    }
    const file = placeFile(env, platform)
    await put(join(file, '..'), { 'data-folder.json': JSON.stringify({ folder: to }) })
    expect(code()).toBe('data-folder-gone')
    // Where the system refuses to look, as it does for a share that is away.
    await symlink(join(folder.path, 'round'), join(folder.path, 'round'))
    for (const refused of [join(folder.path, 'round'), join(root, 'settings.json'), join('/', 'x'.repeat(5000))]) {
      await writeFile(file, JSON.stringify({ folder: refused }))
      expect(code()).toBe('data-folder-gone')
    }
    for (const damaged of ['', '{"folder": 3}', '{"folder": "relative"}']) {
      await writeFile(file, damaged)
      expect(code()).toBe('data-place-damaged')
    }
    const kept = forgetPlace(env, platform)
    expect(code()).toBe(root)
    // The way back.
    expect(kept).toBe(join(file, '..', 'data-folder.before.json'))
    expect(await readFile(kept, 'utf8')).toBe('{"folder": "relative"}')
    forgetPlace(env, platform)
    expect(existsSync(kept)).toBe(true)
  })

  it('is kept outside of every data folder, on each system', () => {
    expect(placeFile({ LOCALAPPDATA: '/u' }, 'win32')).not.toContain(join('/u', 'Nodelab', '/'))
    expect(placeFile({}, 'darwin')).toContain(join('Library', 'Preferences'))
    expect(placeFile({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe(join('/c', 'nodelab', 'data-folder.json'))
  })
})
