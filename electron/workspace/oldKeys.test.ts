import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Libsql from 'libsql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { everyRun } from '../../shared/runHistory/everyRun'
import { createAppEdits } from '../appFile/appEdits'
import { createHistory } from '../history/nodeHistory'
import { folderOf } from '../lessons/workFolder'
import { afterMove } from '../moving/afterMove'
import { createMover } from '../moving/mover'
import { moveGround, put } from '../moving/testing/ground'
import { createRunHistory } from '../runHistory/runHistory'
import { directPort, endedRun } from '../runHistory/testing/endedRun'
import { createSettingsStore } from '../settings/settingsStore'
import { createDrafts } from './drafts'
import { renameDatabase, renameOldKeys } from './oldKeys'
import { createSecrets } from './secrets'

const lesson = { pack: 'nodelab', id: 'first-node' }
const settings = () => ({ keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 })

let ground: Awaited<ReturnType<typeof moveGround>>
let root: string
beforeEach(async () => {
  ground = await moveGround()
  ;({ root } = ground)
  await put(folderOf(root, lesson), { 'first-node.node.yml': 'title: mine' })
})
afterEach(() => ground.remove())

const nodeIn = (dataRoot: string): string => join(folderOf(dataRoot, lesson), 'first-node.node.yml')

/** Keeps one of everything for the lesson's node. */
async function keepAll(dataRoot: string, text: string): Promise<void> {
  const workspace = folderOf(dataRoot, lesson)
  const history = createHistory({ dataRoot, workspace, onChange: () => undefined })
  await history.keep('first-node', text, 'edit')
  await createDrafts(dataRoot, workspace).keep('/notes', text)
  await createAppEdits(dataRoot, workspace).keepBeside('app', { samples: { a: text }, target: null })
  await (await createSecrets(dataRoot).at(nodeIn(dataRoot))).write({ key: text })
  const runs = createRunHistory({ dataRoot, port: directPort(), settings, now: () => 2000 })
  await runs.keep(workspace, endedRun({ id: text }))
  await runs.close()
}

/** All that is found for the lesson's node. */
async function found(dataRoot: string): Promise<unknown> {
  const workspace = folderOf(dataRoot, lesson)
  const history = createHistory({ dataRoot, workspace, onChange: () => undefined })
  const [version] = await history.list('first-node')
  const runs = createRunHistory({ dataRoot, port: directPort(), settings, now: () => 2000 })
  const { runs: kept } = await runs.page(workspace, everyRun, null, 10)
  await runs.close()
  return {
    version: version === undefined ? null : await history.text(version.key),
    draft: await createDrafts(dataRoot, workspace).read('/notes'),
    beside: (await createAppEdits(dataRoot, workspace).beside('app')).samples,
    secrets: await (await createSecrets(dataRoot).at(nodeIn(dataRoot))).read(),
    runs: kept.map(({ node }) => node),
  }
}
const all = (text: string) => ({
  version: text,
  draft: text,
  beside: { a: text },
  secrets: { key: text },
  runs: [text],
})
const none = { version: null, draft: null, beside: {}, secrets: {}, runs: [] }

const named = (text: string, length: number): string => createHash('sha256').update(text).digest('hex').slice(0, length)

/** Names what is kept as earlier Nodelabs did: after whole paths, in the folder where the data lay then. */
async function asBefore(then: string): Promise<void> {
  const workspace = named(folderOf(then, lesson), 24)
  for (const store of ['history', 'drafts', 'app-nodes']) {
    const [name = ''] = await readdir(join(root, store))
    await rename(join(root, store, name), join(root, store, workspace))
  }
  for (const name of await readdir(join(root, 'run-history'))) {
    const ending = name.slice(name.indexOf('.'))
    await rename(join(root, 'run-history', name), join(root, 'run-history', workspace + ending))
  }
  const [secret = ''] = await readdir(join(root, 'secrets'))
  await rename(join(root, 'secrets', secret), join(root, 'secrets', `${named(nodeIn(then), 32)}.json`))
}

/** Moves the data folder as the window does. */
async function moveTo(to: string): Promise<void> {
  const moving = createMover({ root, env: ground.env, platform: 'linux', onChange: () => undefined })
  await moving.choose(to)
  await moving.begin()
  await moving.finish()
  expect((await afterMove(to)).map(({ code }) => code)).toEqual(['data-moved'])
}

it('what is kept for the node of a lesson goes along with the data folder', async () => {
  await keepAll(root, 'mine')
  const to = join(ground.path, '别处', 'data')
  await moveTo(to)
  expect(existsSync(root)).toBe(false)
  expect(await found(to)).toEqual(all('mine'))
})

it('what an earlier Nodelab kept for it is named anew once, and goes along from then on', async () => {
  await keepAll(root, 'mine')
  await asBefore(root)
  expect(await found(root)).toEqual(none)
  // What was found instead is an empty database, as a start would make it.
  for (const name of await readdir(join(root, 'run-history')))
    if (!name.startsWith(named(folderOf(root, lesson), 24)))
      await rename(join(root, 'run-history', name), join(ground.path, name))
  await renameOldKeys(root)
  await renameOldKeys(root)
  expect(await found(root)).toEqual(all('mine'))
  const to = join(ground.path, 'new')
  await moveTo(to)
  expect(await found(to)).toEqual(all('mine'))
})

it('what was lost by an earlier move is found again where it is known from where', async () => {
  const usual = join(ground.path, 'usual')
  await keepAll(root, 'mine')
  await asBefore(usual)
  await renameOldKeys(root, [usual])
  expect(await found(root)).toEqual(all('mine'))
})

it('a database goes with the journal that a killed Nodelab left beside it', async () => {
  const runs = createRunHistory({ dataRoot: root, port: directPort(), settings, now: () => 2000 })
  await runs.keep(folderOf(root, lesson), endedRun({ id: 'mine' }))
  const killed = join(ground.path, 'killed')
  await cp(join(root, 'run-history'), killed, { recursive: true })
  await runs.close()
  await rename(join(root, 'run-history'), join(ground.path, 'gone'))
  await rename(killed, join(root, 'run-history'))
  const old = named(folderOf(root, lesson), 24)
  const names = await readdir(join(root, 'run-history'))
  expect(names.some((name) => name.endsWith('.db-wal'))).toBe(true)
  for (const name of names) {
    await rename(join(root, 'run-history', name), join(root, 'run-history', old + name.slice(name.indexOf('.'))))
  }
  await renameOldKeys(root)
  expect(await found(root)).toEqual({ ...none, runs: ['mine'] })
})

it('a database that is there already is opened with no other one’s journal', async () => {
  const runs = createRunHistory({ dataRoot: root, port: directPort(), settings, now: () => 2000 })
  const workspace = folderOf(root, lesson)
  await runs.keep(workspace, endedRun({ id: 'before' }))
  const killed = join(ground.path, 'killed')
  await cp(join(root, 'run-history'), killed, { recursive: true })
  await runs.keep(workspace, endedRun({ id: 'now' }))
  await runs.close()
  // Its own journal is gone, as after a clean end; statements that are not collected yet would keep it.
  const [name = ''] = (await readdir(join(root, 'run-history'))).filter((one) => one.endsWith('.db'))
  const now = join(root, 'run-history', name)
  const connection = new Libsql(now)
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  connection.close()
  for (const ending of ['-wal', '-shm']) await rm(now + ending, { force: true })
  const old = named(workspace, 24)
  for (const file of await readdir(killed))
    await rename(join(killed, file), join(root, 'run-history', old + file.slice(file.indexOf('.'))))
  const before = (await readdir(join(root, 'run-history'))).sort()
  expect(before).toContain(`${old}.db-wal`)
  await renameOldKeys(root)
  expect((await readdir(join(root, 'run-history'))).sort()).toEqual(before)
  expect(await found(root)).toMatchObject({ runs: ['now', 'before'] })
})

it('the journal of a database that can not be renamed goes back, also where it had gone before', async () => {
  const at = (name: string): string => join(root, name)
  const names = async (): Promise<string[]> => (await readdir(root)).filter((name) => name.includes('.db')).sort()
  const stuck: typeof rename = (from, to) =>
    String(from).endsWith('.db') ? Promise.reject(new Error('EBUSY')) : rename(from, to)
  const both = { from: at('old'), to: at('new') }
  const kept = async (): Promise<Set<string>> => new Set((await names()).map(at))
  await put(root, { 'old.db': 'runs', 'old.db-wal': 'later runs' })
  await expect(renameDatabase(both, await kept(), stuck)).rejects.toThrow('EBUSY')
  expect(await names()).toEqual(['old.db', 'old.db-wal'])
  // As a call leaves it that is cut off.
  await rename(at('old.db-wal'), at('new.db-wal'))
  await expect(renameDatabase(both, await kept(), stuck)).rejects.toThrow('EBUSY')
  expect(await names()).toEqual(['old.db', 'old.db-wal'])
  await rename(at('old.db-wal'), at('new.db-wal'))
  await renameDatabase(both, await kept())
  expect(await names()).toEqual(['new.db', 'new.db-wal'])
})

it('nothing is written over, nor is what other workspaces keep touched', async () => {
  await keepAll(root, 'now')
  const old = named(folderOf(root, lesson), 24)
  const other = named('/home/me/Nodelab', 24)
  await put(root, { [`drafts/${old}/a.json`]: 'old', [`drafts/${other}/b.json`]: 'other' })
  await renameOldKeys(root)
  expect(await found(root)).toEqual(all('now'))
  expect(await readFile(join(root, 'drafts', old, 'a.json'), 'utf8')).toBe('old')
  expect(await readFile(join(root, 'drafts', other, 'b.json'), 'utf8')).toBe('other')
})

it('secrets are found by real paths, also where the data folder is reached by a link', async () => {
  const link = join(ground.path, 'link')
  await symlink(root, link)
  await (await createSecrets(link).at(nodeIn(link))).write({ key: 'mine' })
  expect(await (await createSecrets(root).at(nodeIn(root))).read()).toEqual({ key: 'mine' })
  const outside = join(ground.path, 'ws', 'n.node.yml')
  await mkdir(dirname(outside))
  await writeFile(outside, '')
  await (await createSecrets(root).at(outside)).write({ key: 'of a workspace' })
  expect(await readdir(join(root, 'secrets'))).toContain(`${named(outside, 32)}.json`)
})

it('settings name a lesson by where it lies in the data folder: what was open there is found after a move', async () => {
  const store = createSettingsStore({ settingsFile: join(root, 'settings.json') })
  const workspace = folderOf(root, lesson)
  const requirements = join(workspace, 'own.txt')
  await store.rememberWorkspace('/home/me/Nodelab')
  await store.rememberWorkspace(workspace)
  await store.updateSession(workspace, { ...store.session(workspace), active: 'first-node' })
  await store.pointRequirements(workspace, requirements)
  expect(store.recentWorkspaces()).toEqual([workspace, '/home/me/Nodelab'])
  const to = join(ground.path, 'new')
  await moveTo(to)
  const moved = createSettingsStore({ settingsFile: join(to, 'settings.json') })
  const now = folderOf(to, lesson)
  expect(moved.recentWorkspaces()).toEqual([now, '/home/me/Nodelab'])
  expect(moved.session(now).active).toBe('first-node')
  expect(moved.requirementsOf(now)).toBe(join(now, 'own.txt'))
  // A file that an earlier Nodelab wrote names whole paths.
  await writeFile(join(to, 'settings.json'), JSON.stringify({ settings: {}, workspaces: [now] }))
  expect(createSettingsStore({ settingsFile: join(to, 'settings.json') }).recentWorkspaces()).toEqual([now])
})
