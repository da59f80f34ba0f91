import { asInSandbox } from './sandboxPaths'
import type { SandboxDialect, Target } from './targets/target'

/** How a worker ended, as far as the sandbox's words need it. */
export interface WorkerEnd {
  readonly stderr: string
  /** Null where a signal ended it. */
  readonly exitCode: number | null
  /** `SIGKILL` and its kin; null where it exited by itself. */
  readonly signal: string | null
  readonly timedOut: boolean
}

/** What a script is written in, as the sandbox API names it. */
type Language = 'python3' | 'nodejs'

/** A signal's words in Go on Linux, in which the sandbox is written. */
const signalWords: Readonly<Record<string, string>> = {
  SIGHUP: 'hangup',
  SIGINT: 'interrupt',
  SIGQUIT: 'quit',
  SIGILL: 'illegal instruction',
  SIGTRAP: 'trace/breakpoint trap',
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGKILL: 'killed',
  SIGUSR1: 'user defined signal 1',
  SIGSEGV: 'segmentation fault',
  SIGUSR2: 'user defined signal 2',
  SIGPIPE: 'broken pipe',
  SIGALRM: 'alarm clock',
  SIGTERM: 'terminated',
  SIGXCPU: 'CPU time limit exceeded',
  SIGXFSZ: 'file size limit exceeded',
  SIGVTALRM: 'virtual timer expired',
  SIGPROF: 'profiling timer expired',
}

/** A signal in the words that the sandbox has for it. */
export function signalWord(signal: string): string {
  return signalWords[signal] ?? signal.toLowerCase()
}

const timeoutLine = 'error: timeout\n'
const blockedLine = 'error: operation not permitted\n'

/** Tags to 0.2.15: stderr as it came, then a line for a timeout and one for any end but exit code 0. */
function composeV1({ stderr, exitCode, signal, timedOut }: WorkerEnd): string {
  const before = stderr + (timedOut ? timeoutLine : '')
  if (signal === 'SIGSYS') return before + blockedLine
  // The sandbox kills what has timed out; a system without signals tells only an exit code then.
  const killer = signal ?? (timedOut || exitCode === null ? 'SIGKILL' : null)
  if (killer !== null) return `${before}error: signal: ${signalWord(killer)}\n`
  return exitCode === 0 ? before : `${before}error: exit status ${exitCode}\n`
}

/** The main branch since 2026-05-20: nothing after exit code 0, else the code, the sandbox's own lines, then stderr. */
function composeV2({ stderr, exitCode, signal, timedOut }: WorkerEnd): string {
  const code = signal !== null || timedOut || exitCode === null ? -1 : exitCode
  if (code === 0) return ''
  const details = (timedOut ? timeoutLine : '') + (signal === 'SIGSYS' ? blockedLine : '') + stderr
  return `process exited with code ${code}${details === '' ? '' : `\n${details}`}`
}

/** What Python 3.12 adds to an error when it prints it, and `str(e)` does not have. */
const suggestion =
  /\. (?:Did you mean: '[^'\n]*'\?|Did you forget to import '[^'\n]*'\??)(?: Or did you forget to import '[^'\n]*'\?)?$/

/** The last exception of a Python traceback, without its type: what `str(e)` gives. Null where there is no traceback. */
function exceptionText(stderr: string): string | null {
  const at = stderr.lastIndexOf('Traceback (most recent call last):')
  if (at === -1) return null
  const lines = stderr.slice(at).trimEnd().split('\n').slice(1)
  const first = lines.findIndex((line) => line !== '' && !line.startsWith(' '))
  if (first === -1) return null
  const told = lines.slice(first).join('\n')
  const [, name = '', text = ''] = /^([\w.]+)(?:: ([^]*))?$/.exec(told) ?? [told, '', told]
  if (!/^(SyntaxError|IndentationError|TabError)$/.test(name)) return text.replace(suggestion, '')
  // Only a syntax error has a place without a function; `str(e)` tells its file by its last name.
  const place = /^ {2}File "(?:[^"\n]*[\\/])?([^"\n]*)", line (\d+)$/m.exec(lines.slice(0, first).join('\n'))
  return place === null ? text : `${text} (${place[1]}, line ${place[2]})`
}

/** Of Python's pool whose process is gone: its first reply after that (sandbox API 3.8). */
const poolBroken = 'A process in the process pool was terminated abruptly while the future was running or pending.'

/**
 * dify-sandbox-py: of Python `str(e)` of an exception, else what came on stderr, and the pool's own words where its process ended by itself; of Node its stderr where it failed, and nothing where it ended
 * well. A timeout has its own sentence, in Chinese.
 */
function composePy({ stderr, exitCode, signal, timedOut }: WorkerEnd, language: Language, target: Target): string {
  if (timedOut) return `代码执行超时 (>${target.sandbox.timeoutSeconds}秒)`
  if (language === 'nodejs') return exitCode === 0 ? '' : stderr
  if (signal !== null) return poolBroken
  return exitCode === 0 ? stderr : (exceptionText(stderr) ?? poolBroken)
}

const composers = { v1: composeV1, v2: composeV2, py: composePy } as const satisfies Record<SandboxDialect, unknown>

/**
 * Composes the `data.error` of the target's sandbox from the end of a worker; "" where the sandbox has nothing to say, any other text fails the
 * node. Paths in it are the sandbox's. Read in dify-sandbox 0.2.10, 0.2.15 and its main branch, and in dify-sandbox-py (facts: sandbox API 0, 1.4
 * and 3.3).
 */
export function sandboxError(target: Target, end: WorkerEnd, language: Language = 'python3'): string {
  return composers[target.sandbox.dialect]({ ...end, stderr: asInSandbox(target, end.stderr) }, language, target)
}

/** Whether anything on stderr (a warning, a log line) fails the node on this target though the script ended well. */
export function stderrFailsNode(target: Target, language: Language = 'python3'): boolean {
  const { dialect } = target.sandbox
  return dialect === 'v1' || (dialect === 'py' && language === 'python3')
}
