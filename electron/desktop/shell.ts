import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { app, autoUpdater, type BrowserWindow, nativeTheme, session, shell as systemShell } from 'electron'
import { problem } from '../../shared/problems'
import { createEngine } from '../engine'
import { canStandBy } from '../sandbox/workers/spawnedWorkers'
import type { DataFolders, Requirements } from '../engineTypes'
import { afterMove } from '../moving/afterMove'
import { type Answer, createAnswer } from './answer'
import { createBuildFeed } from './buildFeed'
import { createClosing } from './closing'
import { createDataMover } from './dataMover'
import { createHandlers } from './handlers'
import { startLanguageServer } from './languageProcess'
import { keyCipher } from './keyCipher'
import { languageNow } from './language'
import type { Log } from './log'
import { setMenu } from './menu'
import { createNotices } from './notices'
import { askAboutFile, nodeMaker } from './opening/questions'
import type { hearSystem } from './opening/heard'
import { openFile } from './opening/openFile'
import { createOpening } from './opening/opening'
import { ownUpdates } from './program/ownUpdates'
import { createQuitting } from './program/quitting'
import { createShellCommand } from './program/shellCommand'
import { watchPage } from './pageWatch'
import { askForSafeMode, asksForSafeMode } from './safety/safeAsked'
import { startAgain } from './safety/safeMode'
import { firstShown } from './safety/seen'
import type { StartMark } from './safety/startMark'
import { createCaseBatches } from './caseBatches'
import { createDataRuns } from './dataRuns'
import { createRuns } from './runs'
import { createSender } from './sender'
import { shellTexts } from './texts'
import { createUvVersion } from './uvVersion'
import type { OpenedWindow } from './window'
import { createWorkspaceHolder } from './workspaceHolder'

export interface ShellOptions {
  readonly opened: OpenedWindow
  readonly folders: DataFolders
  /** Where the example nodes lie. */
  readonly examples: string
  /** The address of the development server; null for the built page. */
  readonly developmentUrl: string | null
  /** Where the page is loaded from. */
  readonly address: string
  readonly log: Log
  readonly logPath: string
  /** Listens to what the system asks to open. */
  readonly hear: ReturnType<typeof hearSystem>
  readonly isSafe: boolean
  /** Of this start, and how the last Nodelab ended. */
  readonly mark: StartMark
  /** Where the data lies that a restore at this start has put aside; null where there was none. */
  readonly restored: string | null
}

/** How long the window has to stand until its start counts as one that went well, in milliseconds. */
const settledAfter = 5000

/** How long the end of a move of the data folder may keep the app from ending without getting on, in milliseconds; one that is cut off has changed nothing. */
const movingLimit = 120_000

/** Puts the engine behind the open window: its workspace, its runs, its menu, its end. Returns what answers the page. */
export function startShell(options: ShellOptions): Answer {
  const { opened, folders, examples, developmentUrl, address, log, logPath, hear, isSafe, mark, restored } = options
  const resourcesPath = app.isPackaged ? process.resourcesPath : null
  // What those who work on Nodelab and its tests want to know, and an author's time should not be spent on.
  const checkOutputs = developmentUrl !== null || process.env['NODELAB_CHECK_CONTRACT'] === '1'
  // Asked before anything of this start is written there.
  const isUsed = existsSync(folders.settingsFile)
  const engine = createEngine({
    nodesTellValues: canStandBy('nodejs'),
    folders,
    resourcesPath,
    examples,
    runsWorker: join(dirname(examples), 'runsWorker.cjs'),
    findingsWorker: join(dirname(examples), 'findingsWorker.cjs'),
    startLanguageServer: () => startLanguageServer(dirname(examples)),
    language: () => languageNow(engine.settings.get()),
    cipher: keyCipher,
    systemTrash: (path) => systemShell.trashItem(path),
    isSafe,
  })
  const { settings } = engine
  const shown = firstShown(join(folders.root, 'seen.json'), app.getVersion(), isUsed, log)
  nativeTheme.themeSource = settings.get().theme

  const window = (): BrowserWindow | null => (opened.window.isDestroyed() ? null : opened.window)
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
  // The page asks for it next.
  workspaces.get().catch(reportError)
  const requirements = async (): Promise<Requirements> => (await workspaces.get()).requirements()
  const serverEnv = async (): Promise<string> => (await workspaces.get()).serverEnv()
  const running = {
    runNode: engine.runNode,
    send,
    requirements,
    serverEnv,
    workspace: async () => (await workspaces.get()).path,
    keep: engine.runHistory.keep,
    onError: reportError,
  }
  const runs = createRuns({ ...running, placeOf: engine.remotes.place })
  const caseBatches = createCaseBatches(running)
  const dataRuns = createDataRuns({
    ...running,
    language: () => languageNow(settings.get()),
    folder: join(folders.root, 'rows'),
  })
  const endRuns = () => Promise.all([runs.cancelAll(), caseBatches.cancelAll(), dataRuns.cancelAll()])
  const moving = createDataMover(folders.root, send, engine.runHistory.countIn)
  const uvVersion = createUvVersion(() => ({ folders, settings: settings.get(), env: process.env, resourcesPath }), log)

  const closing = createClosing({
    askPage() {
      // A page that does not listen yet, or is gone, has nothing to write.
      if (page() === null || !notices.isListening()) return false
      send('window.closing', null)
      return true
    },
    onSaved: moving.mover.beginEnd,
    steps: [
      () => opened.rememberPlace(),
      // What the page keeps for itself is written only now and then: an end that is quick would lose it.
      () => Promise.resolve(session.defaultSession.flushStorageData()),
      endRuns,
      () => engine.close(),
      () => workspaces.close(),
      () => Promise.resolve(mark.ended()),
      () => log.settled(),
    ],
    // Nothing may write into the data folder any more.
    hasLast: moving.mover.willMove,
    last: { limit: movingLimit, step: moving.mover.finish },
    exit: () => quitting.exit(),
    onError: (error) => log(`at the end: ${String(error)}`),
  })
  const end = (): void => void closing.end().catch((error: unknown) => log(`at the end: ${String(error)}`))
  const quitting = createQuitting({
    app,
    window: opened.window,
    updater: autoUpdater,
    platform: process.platform,
    end,
    startAgain: () => startAgain(false),
    log,
  })

  const asking = { window, texts, workspaces, engine, language: () => languageNow(settings.get()) }
  const opening = createOpening({
    send,
    tell: notices.tell,
    log,
    raise() {
      const first = window()
      if (first?.isMinimized() === true) first.restore()
      first?.show()
      first?.focus()
    },
    openFile: (path) =>
      openFile(path, {
        workspaces,
        recent: settings.recentWorkspaces,
        isLesson: async (folder) => (await engine.lessons.view(folder)) !== null,
        ask: askAboutFile(asking),
        copy: async (workspace, file) =>
          send('import.finished', { workspace: workspace.path, ...(await workspace.importFiles([file])) }),
      }),
    makeNode: nodeMaker(asking),
  })
  hear((heard) => {
    opening.hear(heard)
    if (isSafe || !asksForSafeMode(heard)) return
    void askForSafeMode(window(), texts()).then((yes) => yes && restart(true), reportError)
  })
  const updates = ownUpdates((state) => send('updates.changed', state), quitting, log)
  const shellCommand = createShellCommand({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    resourcesPath,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)

  const quit = (): void => app.quit()
  const restart = (safe: boolean): void => {
    startAgain(safe)
    end()
  }
  const onGone = (): void => void endRuns().catch(reportError)
  watchPage(opened.window, { notices, texts, logPath, log, onGone, quit, restartSafe: () => restart(true), address })
  const menu = (): void =>
    setMenu({
      language: languageNow(settings.get()),
      send: (action) => moving.mover.isMoving() || send('menu.action', { action }),
      withTools: !app.isPackaged,
    })
  menu()
  settings.onChange((changed) => {
    send('settings.changed', changed)
    void engine.runHistory.settle()
    menu()
  })
  engine.environments.onChange(createBuildFeed((build) => send('environment.changed', build)))
  if (engine.startProblem !== null) notices.tell(engine.startProblem)
  if (restored !== null) {
    notices.tell(problem('restored', 'workspace', { severity: 'info', params: { path: restored } }))
  }
  afterMove(folders.root).then((told) => told.forEach(notices.tell), reportError)
  if (mark.last.endedWhileRunning) {
    notices.tell(problem('ended-last-time', 'workspace', { severity: 'info', params: { log: logPath } }))
  }
  engine.remotes.onDamaged(notices.tell)
  engine.runHistory.onProblem(notices.tell)
  engine.language.onState((state) => send('language.stateChanged', state))
  engine.language.onNotes((notes) => send('language.notes', notes))

  /** A start that has stood for a while with its window drawn went well. */
  const settle = (): void => void setTimeout(mark.started, settledAfter).unref()

  let hasLooked = false
  /** Looks for updates once, where the author has switched that on; what is found is told, and no more is done. */
  function lookAtStart(): void {
    if (hasLooked || !settings.get().lookForUpdates || settings.get().offline) return
    hasLooked = true
    void updates.look().then((state) => {
      if (state.kind !== 'found') return
      const params = { version: state.version }
      notices.tell(problem('update-found', 'workspace', { severity: 'info', params }))
    })
  }

  const handlers = createHandlers({
    engine,
    workspaces,
    ...moving,
    runs,
    caseBatches,
    dataRuns,
    opening,
    shellCommand,
    updates,
    logPath,
    isSafe,
    firstShown: shown,
    sampleApp: join(dirname(examples), 'samples', 'first-app.yml'),
    restart,
    send,
    window,
    texts,
    language: () => languageNow(settings.get()),
    uvVersion,
    onPageReady() {
      notices.pageReady()
      settle()
      opening.pageReady()
      void engine.runHistory.settle()
      lookAtStart()
    },
    onDismiss: notices.dismiss,
    onFlushed: closing.flushed,
  })
  return createAnswer({ handlers, checkOutputs, log, isClosed: moving.mover.isMoving })
}
