import { basename, join } from 'node:path'
import { findTarget } from '../../shared/dify/targets'
import type {
  AskedPlace,
  Completions,
  LanguageDocument,
  LanguageNotes,
  LanguageState,
} from '../../shared/model/language'
import type { Environment } from '../../shared/model/environment'
import type { Language } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import { createCrashLimit } from '../../shared/crashLimit'
import { createAutoImport } from './autoImport'
import { createQuestions } from './questions'
import { readNotes } from './readAnswers'
import { type RunningServer, startServer } from './server'
import { createServerFolder, type ServerGround } from './serverFolder'
import type { ServerProcess, StartServer } from './serverProcess'

/** So many ends in so many milliseconds are got over. */
const ends = { most: 3, within: 5 * 60_000 }
/** Milliseconds without a Python node in view after which the server goes. */
const rest = 5 * 60_000

export interface LanguageOptions {
  /** Starts pyright; null: there is none here. */
  readonly start: StartServer | null
  /** A folder for the server's settings. There is one window a data folder, and so one server. */
  readonly folder: string
  /** The folder of all environments. */
  readonly environments: string
  find(key: string): Promise<Environment | null>
  isOn(): boolean
  language(): Language
  /** Milliseconds that a server has to be ready; one that is not counts as one that ended. */
  readonly startMs?: number
}

/**
 * The language server behind the editor: one process, started for the first Python node that is shown, which sees the node in view and the packages of
 * that node's environment. It never runs any of either.
 */
export function createLanguage(options: LanguageOptions) {
  const { start, environments } = options
  const folder = createServerFolder(options.folder)
  const limit = createCrashLimit(ends.most, ends.within)
  const stateListeners = new Set<(state: LanguageState) => void>()
  const notesListeners = new Set<(notes: LanguageNotes) => void>()
  const autoImport = createAutoImport(environments)
  let wanted: LanguageDocument | null = null
  let server: RunningServer | null = null
  /** The process that is starting or running; null once it has ended, or is to end by our own will. */
  let current: ServerProcess | null = null
  let ground: ServerGround | null = null
  let state: LanguageState = { status: 'off', problem: null }
  let resting: NodeJS.Timeout | undefined
  let isClosed = false
  let hasBegun = false
  /** What is done to the server is done one after another; a question waits for what was begun before it. */
  let working: Promise<void> = Promise.resolve()

  function become(next: LanguageState): void {
    if (next.status === state.status && next.problem === state.problem) return
    state = next
    for (const listener of stateListeners) listener(state)
  }

  async function groundOf({ target: id, environment: key }: LanguageDocument): Promise<ServerGround | null> {
    if (ground !== null && ground.target.id === id && (ground.environment?.key ?? null) === key) return ground
    const target = findTarget(id)
    if (target === null) return null
    const environment = key === null ? null : await options.find(key)
    return { target, environment, folder: environment === null ? null : join(environments, environment.key) }
  }

  /** Ends the server by our own will. */
  function stop(): void {
    const ended = current
    current = null
    server = null
    ended?.kill()
  }

  function onEnd(of: ServerProcess, why: string): void {
    if (of !== current) return
    stop()
    const isOver = !limit.note(Date.now())
    const told = problem(isOver ? 'language-down' : 'language-ended', 'code', {
      severity: 'warning',
      params: { reason: why },
    })
    become({ status: isOver ? 'down' : 'starting', problem: told })
    if (!isOver) settle()
  }

  async function begin(start: StartServer, on: ServerGround): Promise<RunningServer | null> {
    hasBegun = true
    become({ status: 'starting', problem: state.problem })
    const started = start()
    current = started
    started.onEnd((why) => onEnd(started, why))
    try {
      return await startServer({
        process: started,
        folder,
        language: options.language(),
        ground: on,
        startMs: options.startMs,
        onDiagnostics(told, { document, view }) {
          const notes = { id: document.id, version: document.version, notes: readNotes(told, view) }
          for (const listener of notesListeners) listener(notes)
        },
      })
    } catch (error) {
      // One that has ended was told of already.
      onEnd(started, reasonOf(error))
      return null
    }
  }

  async function bring(): Promise<void> {
    if (start === null || isClosed || !options.isOn()) {
      stop()
      become({ status: 'off', problem: null })
      return
    }
    if (wanted === null) {
      server?.hide()
      return
    }
    if (state.status === 'down') return
    const document = wanted
    ground = await groundOf(document)
    if (ground === null) return
    if (server !== null && server.language !== options.language()) stop()
    if (server === null) {
      server = await begin(start, ground)
      if (server === null) return
    }
    await server.show(document, ground)
    // Behind it: what can be imported is there once it is asked for.
    if (document.environment !== null) void autoImport.read(document.environment)
    become({ status: 'ready', problem: null })
  }

  function settle(): void {
    working = working.then(bring).catch((error: unknown) => {
      become({
        status: 'down',
        problem: problem('language-down', 'code', { severity: 'warning', params: { reason: reasonOf(error) } }),
      })
    })
  }

  const questions = createQuestions({
    async server() {
      await working
      return server
    },
    node: folder.node,
  })

  /** Completions of the server, and names of packages that the code does not import yet. */
  async function complete(asked: AskedPlace, trigger: string | null): Promise<Completions | null> {
    const document = wanted
    const known = await questions.complete(asked, trigger)
    if (document === null || document.id !== asked.id || document.version !== asked.version || server === null)
      return known
    const offered = new Set(known?.items.map(({ label }) => label))
    const { items, isWhole } = await autoImport.at(document.code, document.environment, asked, offered)
    if (known === null) return items.length === 0 && isWhole ? null : { list: -1, items, isIncomplete: !isWhole }
    return { ...known, items: [...known.items, ...items], isIncomplete: known.isIncomplete || !isWhole }
  }

  return {
    ...questions,
    complete,
    /** The Python node in view; null where there is none. */
    show(document: LanguageDocument | null): void {
      wanted = document
      clearTimeout(resting)
      if (document === null && state.status !== 'off') {
        resting = setTimeout(() => {
          working = working.then(() => {
            if (wanted !== null) return
            stop()
            become({ status: 'off', problem: null })
          })
        }, rest)
        resting.unref()
      }
      settle()
    },
    state: (): LanguageState => state,
    /** Starts one that had ended too often. */
    restart(): void {
      limit.forget()
      if (state.status === 'down') become({ status: 'off', problem: null })
      settle()
    },
    /** The author has turned it on or off, or speaks another language. */
    settle,
    onState(listener: (state: LanguageState) => void): void {
      stateListeners.add(listener)
    },
    onNotes(listener: (notes: LanguageNotes) => void): void {
      notesListeners.add(listener)
    },
    /** The server's process; undefined where none runs. */
    pid: (): number | undefined => server?.process.pid,
    /** Leaves an environment that is to be removed. */
    async release(left: string): Promise<void> {
      autoImport.forget(basename(left))
      const key = wanted?.environment ?? null
      if (wanted === null || key === null || join(environments, key) !== left) return
      wanted = { ...wanted, environment: null }
      settle()
      await working
    },
    async close(): Promise<void> {
      isClosed = true
      clearTimeout(resting)
      stop()
      settle()
      await working
      // The command line has no server, and must not take the window's folder.
      if (hasBegun) await folder.remove()
    },
  }
}

export type LanguageHelp = ReturnType<typeof createLanguage>
