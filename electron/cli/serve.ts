import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import type { Language } from '../../shared/model/problem'
import type { ServedRequest } from '../../shared/model/serving'
import { difyEnv, plainKey, type ServeDialect, serveDialects, usualPort } from '../../shared/model/servingText'
import { ProblemError } from '../../shared/problems'
import type { ConfinementMode } from '../../shared/dify/confinementModes'
import { isLoopback } from '../sandbox/server/guardRequest'
import { createServedKeeper } from '../runHistory/servedKeeper'
import { addressesOf, isEverywhere } from '../sandbox/server/ownAddresses'
import type { Served } from '../sandbox/server/serving'
import { readServerEnv } from '../workspace/serverFile'
import { chooseTarget, type Session } from './context'
import { serverFolder, workedFolder } from './folder'
import { knownWorkspace } from './keepRun'
import { exitCodes, printJson, printResult, problemsJson, say, sayProblem, sayStages } from './output'
import { secondsOf } from './run'
import { textOf, WrongUse } from './texts'

export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly key?: string
  readonly target?: string
  readonly dialect?: string
  readonly workers?: string
  readonly requests?: string
  readonly timeout?: string
  readonly mode?: string
  readonly workspace?: string
  /** Whether what runs is kept in the run history: true for `--history`, false for `--no-history`; left out, as the settings say. */
  readonly history?: boolean
  readonly json?: boolean
}

function numberOf(option: string, given: string, least: number, most: number): number {
  const number = Number(given)
  if (/^\d+$/.test(given) && number >= least && number <= most) return number
  throw new WrongUse('serve-number', { option, given, least, most })
}

function dialectOf(given: string | undefined): ServeDialect | null {
  if (given === undefined) return null
  const found = serveDialects.find((dialect) => dialect === given)
  if (found === undefined) throw new WrongUse('serve-dialect', { given })
  return found
}

/** The modes in which others' scripts can be held: a check has nobody to tell what it finds. */
const modes = ['like-dify', 'free'] as const satisfies readonly ConfinementMode[]

function modeOf(given: string | undefined): ConfinementMode | undefined {
  const found = modes.find((mode) => mode === given)
  if (given !== undefined && found === undefined) throw new WrongUse('serve-mode', { given })
  return found
}

const newKey = (): string => randomBytes(24).toString('base64url')

interface Key {
  readonly key: string
  /** Whether it may be shown: one that was made here must be, and the one of Dify is known anyway; an author's own would end in logs. */
  readonly shown: boolean
}

/** The key that was given, else a new one. Beyond this machine it must be one that nobody knows. */
function keyOf(given: string | undefined, host: string): Key {
  const own = given ?? (process.env['NODELAB_SERVE_KEY'] || null)
  if (own === null) return { key: newKey(), shown: true }
  if (own.trim() === '') throw new WrongUse('serve-no-key')
  // A header has no other letters, and no blanks at its ends.
  if (!/^[!-~](?:[ -~]*[!-~])?$/.test(own)) throw new WrongUse('serve-key-letters')
  if (own === plainKey && !isLoopback(host)) throw new WrongUse('serve-own-key', { host, key: newKey() })
  return { key: own, shown: own === plainKey }
}

const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8)

/** A request on one line: when, what, how it ended, how long it took and how much came and went; nothing of what was sent. */
function lineOf(request: ServedRequest, language: Language): string {
  const { at, method, path, language: written, outcome, status, code, ms, bytesIn, bytesOut } = request
  const end = `${status}${code === null || code === 0 ? '' : ` (${code})`}`
  const words = [written, textOf(`served-${outcome}`, language), end].filter((word) => word !== null)
  return `${clock(at)} ${method} ${path} ${words.join(' ')} · ${Math.round(ms)} ms · ${bytesIn} → ${bytesOut} B`
}

function sayStart(served: Served, { key, shown }: Key, { language }: Session, isJson: boolean): void {
  const { host, port, target, dialect } = served
  const here = isEverywhere(host) ? '127.0.0.1' : host
  const others = addressesOf(host)
  if (key === plainKey) say(textOf('serve-plain-key', language))
  if (isJson) {
    const address = `http://${here.includes(':') ? `[${here}]` : here}:${port}`
    printJson({
      status: 'serving',
      address,
      host,
      port,
      addresses: others.map((other) => `http://${other}:${port}`),
      key: shown ? key : null,
      target: target.id,
      dialect,
      problems: [],
    })
    return
  }
  say(textOf('serve-on', language, { target: target.name, dialect, host, port }))
  printResult(difyEnv(here, port, shown ? key : textOf('serve-your-key', language)))
  for (const other of others) say(textOf('serve-others', language, { address: `http://${other}:${port}` }))
  say(textOf('serve-docker', language, { port }))
}

/** Builds what requests will need; tells why where it can't be had, and whether it was. */
async function prepare(served: Served, session: Session, isJson: boolean): Promise<boolean> {
  const stop = sayStages(session.engine, session.language, isJson)
  try {
    await served.prepare()
    return true
  } catch (error) {
    // Ended meanwhile, by Ctrl+C.
    if (session.signal.aborted) return true
    if (!(error instanceof ProblemError)) throw error
    if (isJson)
      process.stderr.write(`${JSON.stringify({ problems: problemsJson([error.problem], session.language) })}\n`)
    else sayProblem(error.problem, session.language)
    return false
  } finally {
    stop()
  }
}

/** Milliseconds for which lines of the log are gathered: each write takes as long as much of a request. */
const gatherMs = 50

/** Writes lines, many at once. */
function gathered(write: (text: string) => void): { add(line: string): void; end(): void } {
  let lines: string[] = []
  let timer: NodeJS.Timeout | null = null
  function end(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (lines.length > 0) write(lines.map((line) => `${line}\n`).join(''))
    lines = []
  }
  return {
    add(line) {
      lines.push(line)
      timer ??= setTimeout(end, gatherMs)
    },
    end,
  }
}

/**
 * `nodelab serve`: the sandbox API, until Ctrl+C ends it, which is no failure. It listens before the environment is built; requests wait for that. An
 * environment that can't be built ends it, as it ends Dify's own sandbox.
 */
export async function serveCommand(session: Session, options: ServeOptions): Promise<number> {
  const { engine, language, signal } = session
  const isJson = options.json === true
  const host = options.host ?? '127.0.0.1'
  const key = keyOf(options.key, host)
  const port = numberOf('--port', options.port ?? String(usualPort), 0, 65_535)
  const workers = options.workers === undefined ? {} : { maxWorkers: numberOf('--workers', options.workers, 1, 256) }
  const requests =
    options.requests === undefined ? {} : { maxRequests: numberOf('--requests', options.requests, 1, 10_000) }
  const time = options.timeout === undefined ? {} : { timeoutSeconds: secondsOf(options.timeout) }
  const dialect = dialectOf(options.dialect)
  const mode = modeOf(options.mode)
  const target = chooseTarget(engine, options.target, null)
  const isFree = mode === 'free' || (dialect ?? target.sandbox.dialect) === 'py'
  if (key.key === plainKey && isFree) throw new WrongUse('serve-plain-free', { key: newKey() })
  const { folder } = await workedFolder(session, options)
  const log = gathered((text) => process.stderr.write(text))
  const workspace = knownWorkspace(engine, folder) ?? folder
  const keeper = createServedKeeper({
    isOn: () => engine.settings.get().keepRuns && (options.history ?? engine.settings.get().keepServed),
    keepAll: (ended) => engine.runHistory.keepAll(workspace, ended),
  })
  const served = await engine.servers.start({
    host,
    port,
    key: key.key,
    target,
    dialect,
    language,
    ...workers,
    ...requests,
    ...time,
    ...(mode === undefined ? {} : { mode }),
    serverEnv: await readServerEnv(await serverFolder(folder)),
    async requirements() {
      const { text, lock, path } = await workedFolder(session, { workspace: folder, json: true })
      return { text, lock, folder: dirname(path) }
    },
    keeper,
    onRequest: (request) => log.add(isJson ? JSON.stringify(request) : lineOf(request, language)),
  })
  const ended = new Promise<void>((resolve, reject) => {
    const end = (): void => void served.close().then(resolve, reject)
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
  })
  sayStart(served, key, session, isJson)
  try {
    if (!(await prepare(served, session, isJson))) return exitCodes.noEnvironment
    await ended
  } finally {
    log.end()
  }
  if (!isJson) say(textOf('serve-ended', language))
  return exitCodes.worked
}
