import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createQuitting } from './quitting'

/** Stands for Electron: it notes what is done, and tells whether a close or a quit was held. */
function machine(platform: NodeJS.Platform, patienceMs = 60_000) {
  const done: string[] = []
  const app = Object.assign(new EventEmitter(), { exit: (code: number) => done.push(`exit ${code}`) })
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    destroy() {
      done.push('window closed')
      if (app.listenerCount('window-all-closed') === 0) done.push('quit by itself')
      updater.emit('all closed')
    },
  })
  const updater = new EventEmitter()
  const quitting = createQuitting({
    app,
    window,
    updater,
    platform,
    end: () => done.push('end'),
    startAgain: () => done.push('start again'),
    log: (text) => done.push(text),
    patienceMs,
  })
  const isHeld = (of: EventEmitter, name: string): boolean => {
    let held = false
    of.emit(name, { preventDefault: () => (held = true) })
    return held
  }
  return { done, app, window, updater, quitting, isHeld }
}

describe('the end of the app', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'begins by a close or a quit, and exits after its steps: %s',
    (platform) => {
      const { done, app, window, quitting, isHeld } = machine(platform)
      expect([isHeld(window, 'close'), isHeld(app, 'before-quit')]).toEqual([true, true])
      quitting.exit()
      expect(done).toEqual(['end', 'end', 'exit 0'])
      expect(isHeld(app, 'before-quit')).toBe(false)
    },
  )

  it('by an update on macOS closes the window after its steps, and leaves the end to Squirrel', () => {
    const { done, app, window, updater, quitting, isHeld } = machine('darwin')
    updater.on('all closed', () => done.push(isHeld(app, 'before-quit') ? 'held' : 'Squirrel installs'))
    quitting.install(() => {
      updater.emit('before-quit-for-update')
      done.push(isHeld(window, 'close') ? 'steps first' : 'closed at once')
    })
    expect(done).toEqual(['end', 'steps first'])
    quitting.exit()
    expect(done.slice(2)).toEqual(['window closed', 'Squirrel installs'])
  })

  it('by an update on Windows starts the installer after its steps', () => {
    const { done, app, quitting, isHeld } = machine('win32')
    quitting.install(() => done.push(isHeld(app, 'before-quit') ? 'held' : 'installer'))
    expect(done).toEqual(['end'])
    quitting.exit()
    expect(done).toEqual(['end', 'installer'])
  })

  it('by an update on Linux exits when the program is replaced', () => {
    const { done, app, updater, quitting, isHeld } = machine('linux')
    quitting.install(() => {
      updater.emit('before-quit-for-update')
      isHeld(app, 'before-quit')
    })
    quitting.exit()
    expect(done).toEqual(['end', 'exit 0'])
  })

  it('by an update that fails gives way to a program that works, once the steps are done', () => {
    const { done, quitting } = machine('win32')
    quitting.install(() => done.push('installer'))
    quitting.failed()
    expect(done).toEqual(['end'])
    quitting.exit()
    // The installer's process tells of its end by an event, after it was started.
    quitting.failed()
    expect(done).toEqual(['end', 'installer', 'start again', 'exit 0'])
  })

  it('comes all the same where the installer does not', async () => {
    const failing = machine('win32')
    failing.quitting.install(() => {
      throw new Error('no installer')
    })
    failing.quitting.exit()
    expect(failing.done).toEqual(['end', 'updates: Error: no installer', 'start again', 'exit 0'])
    const silent = machine('darwin', 1)
    silent.updater.emit('before-quit-for-update')
    silent.quitting.exit()
    await expect.poll(() => silent.done).toEqual(['window closed', 'exit 0'])
  })
})
