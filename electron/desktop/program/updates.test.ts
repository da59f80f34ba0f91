import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import type { UpdateState } from '../../../shared/model/program'
import { createUpdates, type Updater } from './updates'

/** Stands for electron-updater, whose own work is tried in the packed app: it notes what is asked of it. */
class Noting extends EventEmitter {
  autoDownload = true
  autoInstallOnAppQuit = true
  allowDowngrade = true
  requestHeaders: unknown = null
  logger: unknown = console
  asked: string[] = []
  answer: () => Awaited<ReturnType<Updater['checkForUpdates']>> = () => ({
    isUpdateAvailable: true,
    updateInfo: { version: '2.0.0' },
  })
  checkForUpdates = (): ReturnType<Updater['checkForUpdates']> => {
    this.asked.push('look')
    return Promise.resolve().then(() => this.answer())
  }
  downloadUpdate = (): Promise<unknown> => {
    this.asked.push('load')
    this.emit('download-progress', { percent: 41.7 })
    return Promise.resolve()
  }
  quitAndInstall = (): void => void this.asked.push('install')
}

let updater: Noting
let states: UpdateState[]
let loaded: number
beforeEach(() => {
  updater = new Noting()
  states = []
  loaded = 0
})

const make = (unavailable: 'checkout' | 'no-place' | null = null) =>
  createUpdates({
    load: () => {
      loaded += 1
      return Promise.resolve(updater)
    },
    unavailable,
    onChange: (state) => states.push(state),
    end: (install) => {
      updater.asked.push('end')
      install()
    },
    failed: () => void updater.asked.push('failed'),
    log: () => undefined,
  })

describe('updates', () => {
  it('ask nobody anything until the author does, and go no step further by themselves', async () => {
    const updates = make()
    expect(updates.state()).toEqual({ kind: 'unasked' })
    expect(loaded).toBe(0)
    expect(await updates.look()).toEqual({ kind: 'found', version: '2.0.0' })
    expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false, allowDowngrade: false })
    expect(updater.requestHeaders).toEqual({ 'x-user-staging-id': '' })
    expect(updater.asked).toEqual(['look'])
    expect(await updates.load()).toEqual({ kind: 'ready', version: '2.0.0' })
    expect(states).toContainEqual({ kind: 'loading', version: '2.0.0', percent: 42 })
    expect(updater.asked).toEqual(['look', 'load'])
    await updates.install()
    expect(updater.asked).toEqual(['look', 'load', 'end', 'install'])
    // Squirrel looks at the signature only now.
    updater.emit('error', new Error('Code signature did not pass validation'))
    expect(updates.state()).toEqual({ kind: 'failed', reason: 'Code signature did not pass validation' })
    updater.emit('error', new Error('once more'))
    expect(updater.asked.slice(4)).toEqual(['failed'])
  })

  it('are not loaded before they are found, nor installed before they are loaded', async () => {
    const updates = make()
    await updates.load()
    await updates.install()
    expect(updater.asked).toEqual([])
    updater.answer = () => ({ isUpdateAvailable: false, updateInfo: { version: '1.0.0' } })
    expect(await updates.look()).toEqual({ kind: 'newest' })
    await updates.load()
    await updates.install()
    expect(updater.asked).toEqual(['look'])
  })

  it('tell why a look failed, and can be looked for again', async () => {
    const updates = make()
    updater.answer = () => {
      throw new Error('net::ERR_NAME_NOT_RESOLVED\nat far below')
    }
    expect(await updates.look()).toEqual({ kind: 'failed', reason: 'net::ERR_NAME_NOT_RESOLVED' })
    // electron-updater emits it too.
    expect(() => updater.emit('error', new Error('x'))).not.toThrow()
    updater.answer = () => null
    expect(await updates.look()).toEqual({ kind: 'unavailable', why: 'no-place' })
  })

  it('are looked for once at a time, and never where there is no place for them', async () => {
    const updates = make()
    await Promise.all([updates.look(), updates.look()])
    expect(updater.asked).toEqual(['look'])
    const none = make('checkout')
    expect(await none.look()).toEqual({ kind: 'unavailable', why: 'checkout' })
    expect(loaded).toBe(1)
  })
})
