import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { app, dialog, nativeTheme } from 'electron'
import { applyRestore } from './backup/backup'
import type { Answer } from './desktop/answer'
import { commandWords } from './desktop/commandWords'
import { guardContents } from './desktop/guard'
import { listenToPage } from './desktop/ipc'
import { systemLanguage } from './desktop/language'
import { keptLook } from './desktop/keptLook'
import { createLog } from './desktop/log'
import { shorterArguments, tellStart } from './desktop/opening/asked'
import { hearSystem, ownStart } from './desktop/opening/heard'
import { appOrigin } from './desktop/policies'
import { guardDevelopmentPages, registerScheme, servePage } from './desktop/protocol'
import { shellTexts } from './desktop/texts'
import { failuresToOffer, markStart } from './desktop/safety/startMark'
import { isSafeStart, offerSafeMode } from './desktop/safety/safeMode'
import { type OpenedWindow, openWindow } from './desktop/window'
import type { DataFolders } from './engineTypes'
import { dataFolders } from './environments/dataFolders'
import { reasonOf } from './files/fileErrors'
import { readyData } from './moving/readyData'

/**
 * Loads the engine with all that is behind it. To load it at once would keep this process from anything else for a moment in which the page's
 * first frame needs it; so its libraries come one by one, and between two of them whoever waits is heard.
 */
async function loadShell() {
  const parts = [
    () => import('./processes/runTool'),
    () => import('../shared/contract'),
    () => import('./workspace/yamlText'),
    () => import('./workspace/watchFiles'),
    () => import('./engine'),
  ]
  for (const load of parts) {
    await load()
    await nextTurn()
  }
  return import('./desktop/shell')
}

/**
 * Starts the desktop app. The window comes first: what this file imports is little, and the engine is loaded while the page starts, in
 * a process of its own. What the page asks before that waits.
 */
function start(folders: DataFolders): void {
  app.setPath('userData', join(folders.root, 'desktop'))
  const shorter = shorterArguments(ownStart())
  if (shorter !== null) {
    // An AppImage's program is gone once its process has ended.
    app.relaunch({ execPath: process.env['APPIMAGE'] || process.execPath, args: [...shorter] })
    app.exit(0)
    return
  }
  // One Nodelab a data folder: a second start brings the first one's window to the front, with what it was asked to open.
  if (!app.requestSingleInstanceLock(tellStart(ownStart()))) {
    app.quit()
    return
  }
  const hear = hearSystem()
  registerScheme()
  const logPath = join(folders.root, 'logs', 'nodelab.log')
  const log = createLog(logPath)
  const developmentUrl = app.isPackaged ? null : process.env['NODELAB_DEV_URL'] || null
  let opened: OpenedWindow | null = null
  let isEnding = false
  let isSafe = isSafeStart()
  let restored: string | null = null
  const mark = markStart(join(folders.root, 'desktop', 'start.json'), log)
  // Closed before there is anything that would have to be written: that is no failed start.
  app.once('will-quit', mark.ended)
  // As Windows shuts down it asks no app to quit.
  app.on('browser-window-created', (_event, window) => void window.on('session-end', mark.ended))
  app.once('before-quit', () => {
    isEnding = true
  })

  async function open(): Promise<void> {
    restored = await applyRestore(folders.root)
    await readyData(folders.root).catch((error: unknown) =>
      log(`the data folder is not made ready: ${reasonOf(error)}`),
    )
    const look = keptLook(folders.settingsFile)
    const language = look.language ?? systemLanguage()
    nativeTheme.themeSource = look.theme
    const { failedStarts } = mark.last
    if (!isSafe && failedStarts >= failuresToOffer) {
      isSafe = await offerSafeMode(shellTexts(language), failedStarts)
    }
    // The page stands still until Chromium's graphics process runs, and that needs a processor: the engine is loaded after it.
    const graphics = new Promise<void>((resolve) => {
      app.once('gpu-info-update', () => resolve())
    })
    servePage(join(__dirname, 'renderer'))
    if (developmentUrl !== null) guardDevelopmentPages(developmentUrl)
    guardContents(developmentUrl, log)
    let begin: (answer: Answer) => void = () => undefined
    const answering = new Promise<Answer>((resolve) => {
      begin = resolve
    })
    const page = (): Electron.WebContents | null =>
      opened === null || opened.window.isDestroyed() ? null : opened.window.webContents
    listenToPage({ page, developmentUrl, log, answering })
    // The page loads its editor in this language before it can ask for any.
    const address = `${developmentUrl ?? `${appOrigin}/index.html`}#${language}`
    const window = openWindow({
      preload: join(__dirname, 'preload.cjs'),
      icon: join(__dirname, 'nodelab.png'),
      placementFile: isSafe ? null : join(folders.root, 'desktop', 'window.json'),
      address,
      log,
    })
    opened = window
    await Promise.race([graphics, window.drawn])
    const { startShell } = await loadShell()
    // Closed or ended meanwhile: Electron's own end is under way, and there is nothing yet that would have to be written.
    if (isEnding || window.window.isDestroyed()) return
    const examples = join(__dirname, 'examples')
    begin(
      startShell({
        opened: window,
        folders,
        examples,
        developmentUrl,
        address,
        log,
        logPath,
        hear,
        isSafe,
        mark,
        restored,
      }),
    )
  }

  app
    .whenReady()
    .then(open)
    .catch((error: unknown) => {
      log(`the start failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      const { message, detail } = shellTexts(systemLanguage()).startFailed
      dialog.showErrorBox(message, `${detail.replace('{log}', logPath)}\n\n${reasonOf(error)}`)
      app.exit(1)
    })
}

/** Starts in the data folder, or says that it is not there. */
function startInPlace(): void {
  let folders: DataFolders
  try {
    folders = dataFolders()
  } catch (error) {
    import('./desktop/safety/dataGone')
      .then(({ tellDataGone }) => tellDataGone(error))
      .catch((cause: unknown) => {
        // There is no folder for a log.
        process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
        dialog.showErrorBox(shellTexts(systemLanguage()).startFailed.message, reasonOf(cause))
        app.exit(1)
      })
    return
  }
  start(folders)
}

const words = commandWords(process.argv)
if (words === null) startInPlace()
else {
  import('./desktop/runCommand')
    .then(({ runCommand }) => runCommand(words, __dirname))
    .catch((error: unknown) => {
      process.stderr.write(`${reasonOf(error)}\n`)
      app.exit(2)
    })
}
