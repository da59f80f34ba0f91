import { join, resolve } from 'node:path'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import { problem } from '../shared/problems'
import { createBuildFeed } from './desktop/buildFeed'
import { createClosing } from './desktop/closing'
import { guardContents } from './desktop/guard'
import { createHandlers } from './desktop/handlers'
import { createSender, listenToPage } from './desktop/ipc'
import { languageNow } from './desktop/language'
import { createLog } from './desktop/log'
import { setMenu } from './desktop/menu'
import { createNotices } from './desktop/notices'
import { watchPage } from './desktop/pageWatch'
import { appOrigin } from './desktop/policies'
import { guardDevelopmentPages, registerScheme, servePage } from './desktop/protocol'
import { createRuns } from './desktop/runs'
import { shellTexts } from './desktop/texts'
import { createUvVersion } from './desktop/uvVersion'
import { type OpenedWindow, openWindow } from './desktop/window'
import { createWorkspaceHolder } from './desktop/workspaceHolder'
import { createEngine } from './engine'
import { dataFolders } from './environments/dataFolders'

/** Starts the desktop app: the engine behind a window. */
function start(): void {
  const folders = dataFolders()
  app.setPath('userData', join(folders.root, 'desktop'))
  // One Nodelab a data folder: a second start brings the first one's window to the front.
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  registerScheme()

  const logPath = join(folders.root, 'logs', 'nodelab.log')
  const log = createLog(logPath)
  const developmentUrl = app.isPackaged ? null : process.env['NODELAB_DEV_URL'] || null
  const resourcesPath = app.isPackaged ? process.resourcesPath : null
  // What those who work on Nodelab and its tests want to know, and an author's time should not be spent on.
  const checkOutputs = developmentUrl !== null || process.env['NODELAB_CHECK_CONTRACT'] === '1'
  const engine = createEngine({ folders, resourcesPath, examples: join(__dirname, 'examples') })
  const { settings } = engine

  let opened: OpenedWindow | null = null
  const window = (): BrowserWindow | null => (opened === null || opened.window.isDestroyed() ? null : opened.window)
  const page = (): Electron.WebContents | null => window()?.webContents ?? null
  const send = createSender(page, checkOutputs, log)
  const notices = createNotices((told) => send('app.problem', told))
  const texts = () => shellTexts(languageNow(settings.get()))

  const reportError = (error: unknown): void => {
    log(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    const reason = error instanceof Error ? error.message : String(error)
    notices.tell(problem('unexpected', 'workspace', { params: { reason } }))
  }
  process.on('uncaughtException', reportError)
  process.on('unhandledRejection', reportError)

  const wanted = process.env['NODELAB_WORKSPACE'] || null
  const workspaces = createWorkspaceHolder({
    engine,
    send,
    wanted: wanted === null ? null : resolve(wanted),
    tell: notices.tell,
  })
  const requirements = async (): Promise<string> => (await workspaces.get()).requirementsText()
  const serverEnv = async (): Promise<string> => (await workspaces.get()).serverEnv()
  const runs = createRuns({ runNode: engine.runNode, send, requirements, serverEnv, onError: reportError })
  const uvVersion = createUvVersion(() => ({ folders, settings: settings.get(), env: process.env, resourcesPath }), log)

  const closing = createClosing({
    askPage() {
      // A page that does not listen yet, or is gone, has nothing to write.
      if (page() === null || !notices.isListening()) return false
      send('window.closing', null)
      return true
    },
    steps: [
      async () => opened?.rememberPlace(),
      () => runs.cancelAll(),
      () => engine.close(),
      () => workspaces.close(),
      () => log.settled(),
    ],
    exit: () => app.exit(0),
    onError: (error) => log(`at the end: ${String(error)}`),
  })
  const end = (): void => void closing.end().catch((error: unknown) => log(`at the end: ${String(error)}`))

  app.on('second-instance', () => {
    const first = window()
    if (first?.isMinimized() === true) first.restore()
    first?.show()
    first?.focus()
  })
  app.on('before-quit', (event) => {
    event.preventDefault()
    end()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  const handlers = createHandlers({
    engine,
    workspaces,
    runs,
    window,
    texts,
    uvVersion,
    onPageReady: notices.pageReady,
    onFlushed: closing.flushed,
  })

  function open(): void {
    nativeTheme.themeSource = settings.get().theme
    servePage(join(__dirname, 'renderer'))
    if (developmentUrl !== null) guardDevelopmentPages(developmentUrl)
    guardContents(developmentUrl, log)
    listenToPage({ handlers, page, developmentUrl, checkOutputs, log })
    opened = openWindow({
      preload: join(__dirname, 'preload.cjs'),
      icon: join(__dirname, 'nodelab.png'),
      placementFile: join(folders.root, 'desktop', 'window.json'),
      address: developmentUrl ?? `${appOrigin}/index.html`,
      log,
    })
    const quit = (): void => app.quit()
    const onGone = (): void => void runs.cancelAll().catch(reportError)
    watchPage(opened.window, { notices, texts, logPath, log, onGone, quit })
    opened.window.on('close', (event) => {
      event.preventDefault()
      end()
    })
    const menu = (): void =>
      setMenu({
        language: languageNow(settings.get()),
        send: (action) => send('menu.action', { action }),
        withTools: !app.isPackaged,
      })
    menu()
    settings.onChange((changed) => {
      send('settings.changed', changed)
      menu()
    })
    engine.environments.onChange(createBuildFeed((build) => send('environment.changed', build)))
    if (engine.startProblem !== null) notices.tell(engine.startProblem)
  }

  app.whenReady().then(open).catch(reportError)
  // Beside the start of the window: the page asks for both as soon as it is there.
  workspaces.get().catch(reportError)
  uvVersion().catch(reportError)
}

start()
