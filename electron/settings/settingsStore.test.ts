import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/model/settings'
import { tempFolder } from '../testing/tempFolder'
import { createSettingsStore } from './settingsStore'

let root: string
let file: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ path: root, remove } = await tempFolder())
  file = join(root, 'data', 'settings.json')
})
afterEach(() => remove())

const open = () => createSettingsStore({ settingsFile: file })

async function write(text: string): Promise<void> {
  await mkdir(join(root, 'data'), { recursive: true })
  await writeFile(file, text)
}

describe('settings', () => {
  it('are the defaults at first, and survive a restart', async () => {
    const first = open()
    expect(first.get()).toEqual(defaultSettings)
    const told: string[] = []
    const stop = first.onChange(({ theme }) => told.push(theme))
    await first.update({ theme: 'dark', language: 'zh-CN' })
    stop()
    await first.update({ fontSize: 15 })
    await first.updateSession('/ws', { open: ['a'], active: 'a', layout: { left: 20 } })
    for (const path of ['/one', '/ws', '/one']) await first.rememberWorkspace(path)
    expect(told).toEqual(['dark'])

    const second = open()
    expect(second.get()).toEqual({ ...defaultSettings, theme: 'dark', language: 'zh-CN', fontSize: 15 })
    expect(second.session('/ws')).toEqual({ open: ['a'], active: 'a', layout: { left: 20 } })
    expect(second.session('/other')).toEqual({ open: [], active: null, layout: {} })
    expect(second.recentWorkspaces()).toEqual(['/one', '/ws'])
    expect(second.damaged).toBe(null)
  })

  it.skipIf(process.platform === 'win32')(
    "are nobody else's to read, also where they were: an index may have a login",
    async () => {
      await open().update({ theme: 'dark' })
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      await chmod(file, 0o644)
      await open().update({ theme: 'light' })
      expect((await stat(file)).mode & 0o777).toBe(0o600)
    },
  )

  it('of a file that is no JSON are kept aside and told', async () => {
    await write('{"settings": {"theme": "da')
    const store = open()
    expect(store.get()).toEqual(defaultSettings)
    const path = String(store.damaged?.params['path'])
    expect(store.damaged?.code).toBe('settings-damaged')
    expect(path).toMatch(/settings\.damaged-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/)
    expect(await readFile(path, 'utf8')).toBe('{"settings": {"theme": "da')
    await store.update({ theme: 'dark' })
    expect(open().get().theme).toBe('dark')
  })

  it('of a file that can not be read are told, and so is a change that can not be saved', async () => {
    await mkdir(file, { recursive: true })
    const store = open()
    expect(store.damaged).toMatchObject({ code: 'settings-unreadable', severity: 'warning' })
    await expect(store.update({ theme: 'dark' })).rejects.toMatchObject({ problem: { code: 'settings-not-saved' } })
    expect(store.get().theme).toBe('dark')
    await rm(file, { recursive: true })
    await store.update({ fontSize: 20 })
    expect(open().get()).toMatchObject({ theme: 'dark', fontSize: 20 })
  })

  it('keep what is sound where a part is damaged', async () => {
    const parts = {
      settings: { theme: 'dark', fontSize: 'big', target: 5 },
      workspaces: 7,
      sessions: { '/a': { open: 1 } },
    }
    await write(`\uFEFF${JSON.stringify(parts)}`)
    const store = open()
    expect(store.damaged).toBe(null)
    expect(store.get()).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(store.session('/a').open).toEqual([])
    expect(store.recentWorkspaces()).toEqual([])
  })

  it('keep the actions that were chosen last, each once, and leave out what is no action', async () => {
    const first = open()
    for (const id of ['save', 'theme', 'save', 'reveal', 'history', 'packages', 'search'] as const)
      await first.noteAction(id)
    expect(open().recentActions()).toEqual(['search', 'packages', 'history', 'reveal', 'save'])
    await write(JSON.stringify({ recentActions: ['gone', 3, 'run'] }))
    expect(open().recentActions()).toEqual(['run'])
    await write('{"recentActions": "run"}')
    expect(open().recentActions()).toEqual([])
  })

  it('of two Nodelabs do not undo each other', async () => {
    const [first, second] = [open(), open()]
    await Promise.all([
      ...Array.from({ length: 10 }, (_, at) =>
        first.updateSession(`/first/${at}`, { open: [], active: null, layout: {} }),
      ),
      second.update({ theme: 'dark' }),
      first.update({ fontSize: 20 }),
      second.rememberWorkspace('/second'),
      second.update({ wordWrap: false }),
    ])
    const third = open()
    expect(third.get()).toEqual({ ...defaultSettings, theme: 'dark', fontSize: 20, wordWrap: false })
    expect(third.recentWorkspaces()).toEqual(['/second'])
    expect(await readdir(join(root, 'data'))).toEqual(['settings.json'])
  })

  it('forget the sessions of workspaces of long ago', async () => {
    const store = open()
    await store.rememberWorkspace('/kept')
    for (let at = 0; at < 25; at += 1)
      await store.updateSession(at === 0 ? '/kept' : `/${at}`, { open: ['x'], active: null, layout: {} })
    const again = open()
    expect(again.session('/kept').open).toEqual(['x'])
    expect(again.session('/1').open).toEqual([])
    expect(again.session('/24').open).toEqual(['x'])
  })
})
