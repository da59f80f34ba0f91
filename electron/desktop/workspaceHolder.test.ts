import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventName } from '../../shared/contract'
import type { Problem } from '../../shared/model/problem'
import { createEngine, type Engine } from '../engine'
import { testEnv, testFolders } from '../testing/testData'
import { tempFolder } from '../testing/tempFolder'
import { createWorkspaceHolder } from './workspaceHolder'

const examples = join(import.meta.dirname, '..', 'workspace', 'examples')

let folder: Awaited<ReturnType<typeof tempFolder>>
let engine: Engine
let told: Problem[]
let sent: EventName[]
const closers: (() => Promise<void>)[] = []

beforeEach(async () => {
  folder = await tempFolder()
  engine = newEngine()
  told = []
  sent = []
})
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  await engine.close()
  await folder.remove()
})

function newEngine(): Engine {
  const env = testEnv(join(folder.path, 'data'))
  return createEngine({ env, folders: testFolders(env), examples })
}

/** A holder on the temp folder's own data; the author's real home is never touched. */
function holder(wanted: string | null, defaultWorkspace = join(folder.path, 'home', 'My nodes')) {
  const created = createWorkspaceHolder({
    engine: { ...engine, defaultWorkspace },
    wanted,
    send: (name) => sent.push(name),
    tell: (problem) => told.push(problem),
  })
  closers.push(() => created.close())
  return created
}

describe('the first start', () => {
  it('makes the default workspace with the examples, the packages’ one open', async () => {
    const workspace = await holder(null).get()
    expect((await workspace.list()).map(({ id }) => id)).toContain('installed_packages')
    expect(engine.settings.session(workspace.path)).toMatchObject({ active: 'installed_packages' })
    expect(told).toEqual([])
  })

  it('makes the wanted workspace where it is not there, and leaves one that is', async () => {
    const made = await holder(join(folder.path, 'new')).get()
    expect(await made.list()).toHaveLength(5)
    const own = join(folder.path, 'own')
    await mkdir(own)
    const found = await holder(own).get()
    expect(await found.list()).toEqual([])
    expect(await readdir(own)).toEqual(['.nodelab'])
  })

  it('tells why where the workspace can’t be made, and opens a window all the same', async () => {
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    const workspace = await holder(join(file, 'My nodes')).get()
    expect(workspace.info()).toMatchObject({ writable: false, problems: [{ code: 'workspace-missing' }] })
    expect(told).toMatchObject([{ code: 'workspace-read-only' }])
  })
})

describe('a later start', () => {
  it('opens the workspace of last time', async () => {
    const path = join(folder.path, 'mine')
    const first = holder(path)
    await first.get()
    await first.close()
    expect((await holder(null).get()).path).toBe(path)
  })

  it('tells of a workspace that is gone, and makes nothing in its place', async () => {
    const path = join(folder.path, 'disk', 'mine')
    const first = holder(path)
    await first.get()
    await first.close()
    await rm(join(folder.path, 'disk'), { recursive: true })
    const workspace = await holder(null).get()
    expect(workspace.info()).toMatchObject({ path, problems: [{ code: 'workspace-missing' }] })
    expect(await readdir(folder.path)).not.toContain('disk')
  })
})

describe('another workspace', () => {
  it('takes the place of the first, which is remembered', async () => {
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')]
    await mkdir(two)
    const both = holder(one)
    await both.get()
    const info = await both.change(two)
    expect(info).toMatchObject({ path: two, recent: [{ path: one, name: 'one' }] })
    expect((await both.get()).path).toBe(two)
  })

  it('refuses what was meant for the one before', async () => {
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')]
    await mkdir(two)
    const both = holder(one)
    expect((await both.of(one)).path).toBe(one)
    await both.change(two)
    await expect(both.of(one)).rejects.toMatchObject({ problem: { code: 'workspace-other', params: { open: two } } })
    expect((await both.of(two)).path).toBe(two)
  })

  it('opens where the settings can not be written, and says so', async () => {
    const [one, two] = [join(folder.path, 'one'), join(folder.path, 'two')]
    await mkdir(two)
    await mkdir(engine.folders.settingsFile, { recursive: true })
    const both = holder(one)
    expect((await both.get()).path).toBe(one)
    expect(await both.change(two)).toMatchObject({ path: two })
    expect(told.map(({ code }) => code)).toContain('settings-not-saved')
    expect(told.map(({ code }) => code)).not.toContain('workspace-read-only')
  })

  it('is the last one asked for, where two are asked for at once', async () => {
    const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder.path, name))
    for (const path of [two, three]) await mkdir(path ?? '')
    const held = holder(one ?? '')
    await Promise.all([held.change(two ?? ''), held.change(three ?? '')])
    expect((await held.get()).path).toBe(three)
  })
})
