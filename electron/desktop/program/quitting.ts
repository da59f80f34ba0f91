import type { EventEmitter } from 'node:events'

export interface QuittingOptions {
  readonly app: EventEmitter & { exit(code: number): void }
  readonly window: EventEmitter & { isDestroyed(): boolean; destroy(): void }
  /** Electron's own updater: it says when an end is for an update. */
  readonly updater: EventEmitter
  readonly platform: NodeJS.Platform
  /** Begins the end of the app, which calls `exit` when its steps are done; asked again, it does nothing more. */
  readonly end: () => void
  /** Has the program start again when it has ended. */
  readonly startAgain: () => void
  readonly log: (text: string) => void
  /** How long an update's own end may take, in milliseconds. */
  readonly patienceMs?: number
}

/**
 * How the app ends: whoever closes the window or quits the app only begins its end, and when the steps of that are done the app exits. An end for an
 * update goes on as its installer wants it:
 * - macOS: Squirrel installs, and ends the app, once all windows are really closed;
 * - Windows: an installer ends what still runs after a second, so it is started only when the steps are done;
 * - Linux: it has replaced the program by then.
 */
export function createQuitting(options: QuittingOptions) {
  const { app, window, updater, platform, end, startAgain, log, patienceMs = 60_000 } = options
  let isDone = false
  let isUpdate = false
  let start: (() => void) | null = null

  const hold = (event: { preventDefault(): void }): void => {
    if (isDone) return
    event.preventDefault()
    end()
  }
  app.on('before-quit', hold)
  window.on('close', hold)
  updater.on('before-quit-for-update', () => {
    isUpdate = true
  })

  /** Nothing keeps the app from ending: an update that does not come to its end is looked for again at the next start. */
  const exitAtLast = (): void => void setTimeout(() => app.exit(0), patienceMs).unref()

  /** What is on screen is dead when the steps are done: an update that then fails gives its place to a program that works. */
  function startAnew(): void {
    startAgain()
    app.exit(0)
  }

  return {
    /** Ends the app by an update: `install` is what its installer is started by. */
    install(install: () => void): void {
      if (platform !== 'win32') {
        install()
        return
      }
      start = install
      end()
    },
    /** The update can't be installed. Before the end of the steps nothing is lost: the window tells it. */
    failed(): void {
      if (isDone) startAnew()
    },
    /** The steps of the end are done. */
    exit(): void {
      isDone = true
      try {
        if (start !== null) {
          exitAtLast()
          start()
          return
        }
        if (isUpdate && platform === 'darwin') {
          exitAtLast()
          // Without a listener the app would quit by itself here, before Squirrel has begun.
          app.on('window-all-closed', () => undefined)
          if (!window.isDestroyed()) window.destroy()
          return
        }
      } catch (error) {
        log(`updates: ${String(error)}`)
        startAnew()
        return
      }
      app.exit(0)
    },
  }
}
