import { join } from 'node:path'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import { problem } from '../shared/problems'
import { createHandlers } from './desktop/handlers'
import { createSender, listenToPage } from './desktop/ipc'
import { createLog } from './desktop/log'
import { setMenu } from './desktop/menu'
import { registerScheme, servePage } from './desktop/protocol'
import { builtFiles, guardContents, openWindow } from './desktop/window'
import { createWorkspaceHolder } from './desktop/workspaceHolder'
import { createEngine } from './engine'
import { dataFolders } from './environments/dataFolders'

/** How long the page may take to write its edits before the window closes all the same, in milliseconds. */
const flushMs = 2000

/** Starts the desktop app: the engine behind a window. */
function start(): void {
  const folders = dataFolders()
  app.setPath('userData', join(folders.root, 'desktop'))
  const log = createLog(join(folders.root, 'logs', 'nodelab.log'))
  process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`))
  process.on('unhandledRejection', (error) => log(`unhandled: ${String(error)}`))
  // One Nodelab a data folder: a second start brings the first one's window to the front.
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()

  const files = builtFiles(__dirname)
  const developmentUrl = app.isPackaged ? null : (process.env['NODELAB_DEV_URL'] ?? null)
  const resourcesPath = app.isPackaged ? process.resourcesPath : null
  const engine = createEngine({ folders, resourcesPath, examples: files.examples })
  let window: BrowserWindow | null = null
  let flushed: (() => void) | null = null
  let ending = false

  const page = (): Electron.WebContents | null => (window === null || window.isDestroyed() ? null : window.webContents)
  const send = createSender(page)
  const workspaces = createWorkspaceHolder(engine, send, process.env['NODELAB_WORKSPACE'] || null)
  const reportError = (error: unknown): void => {
    log(`unexpected: ${String(error)}`)
    send('app.problem', problem('unexpected', 'workspace', { params: { reason: String(error) } }))
  }
  const handlers = createHandlers({
    engine,
    workspaces,
    window: () => window,
    send,
    onFlushed: () => flushed?.(),
    reportError,
  })

  /** The page writes its edits, then every run and build is ended, then the app. Closing asks nothing and leaves no process. */
  async function end(): Promise<void> {
    if (ending) return
    ending = true
    if (page() !== null) {
      await new Promise<void>((resolve) => {
        flushed = resolve
        setTimeout(resolve, flushMs)
        send('window.closing', null)
      })
    }
    handlers.stopRuns()
    await engine.close()
    await workspaces.close().catch(reportError)
    window?.destroy()
    app.exit(0)
  }

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    void end()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())

  void app.whenReady().then(() => {
    nativeTheme.themeSource = engine.settings.get().theme
    servePage(files.page)
    guardContents(developmentUrl)
    setMenu()
    listenToPage({ handlers, page, developmentUrl, log })
    window = openWindow({
      preload: files.preload,
      icon: null,
      boundsFile: join(folders.root, 'desktop', 'window.json'),
      developmentUrl,
      log,
    })
    window.on('close', (event) => {
      if (ending) return
      event.preventDefault()
      void end()
    })
    engine.settings.onChange((settings) => send('settings.changed', settings))
    engine.environments.onChange((build) => send('environment.changed', build))
    if (engine.startProblem !== null) {
      const told = engine.startProblem
      window.webContents.once('did-finish-load', () => send('app.problem', told))
    }
  })
}

start()
