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

const timeoutLine = 'error: timeout\n'
const blockedLine = 'error: operation not permitted\n'

/** Tags to 0.2.15: stderr as it came, then a line for a timeout and one for any end but exit code 0. */
function composeV1({ stderr, exitCode, signal, timedOut }: WorkerEnd): string {
  const before = stderr + (timedOut ? timeoutLine : '')
  if (signal === 'SIGSYS') return before + blockedLine
  // The sandbox kills what has timed out; a system without signals tells only an exit code then.
  const killer = signal ?? (timedOut || exitCode === null ? 'SIGKILL' : null)
  if (killer !== null) return `${before}error: signal: ${signalWords[killer] ?? killer.toLowerCase()}\n`
  return exitCode === 0 ? before : `${before}error: exit status ${exitCode}\n`
}

/** The main branch since 2026-05-20: nothing after exit code 0, else the code, the sandbox's own lines, then stderr. */
function composeV2({ stderr, exitCode, signal, timedOut }: WorkerEnd): string {
  const code = signal !== null || timedOut || exitCode === null ? -1 : exitCode
  if (code === 0) return ''
  const details = (timedOut ? timeoutLine : '') + (signal === 'SIGSYS' ? blockedLine : '') + stderr
  return `process exited with code ${code}${details === '' ? '' : `\n${details}`}`
}

/** The last exception of a Python traceback, without its type: what `str(e)` gives. Null where there is no traceback. */
function exceptionText(stderr: string): string | null {
  const at = stderr.lastIndexOf('Traceback (most recent call last):')
  if (at === -1) return null
  const lines = stderr.slice(at).trimEnd().split('\n').slice(1)
  const first = lines.findIndex((line) => line !== '' && !line.startsWith(' '))
  if (first === -1) return null
  const told = lines.slice(first).join('\n')
  const message = /^[\w.]+(?:: ([^]*))?$/.exec(told)
  return message === null ? told : (message[1] ?? '')
}

/** dify-sandbox-py: what `str(e)` gives of an exception, else what came on stderr; a timeout has its own sentence, in Chinese. */
function composePy({ stderr, exitCode, timedOut }: WorkerEnd): string {
  if (timedOut) return '代码执行超时 (>15秒)'
  return exitCode === 0 ? stderr : (exceptionText(stderr) ?? stderr)
}

const dialects = {
  v1: { compose: composeV1, stderrFailsNode: true },
  v2: { compose: composeV2, stderrFailsNode: false },
  py: { compose: composePy, stderrFailsNode: true },
} as const satisfies Record<SandboxDialect, unknown>

/**
 * Composes the `data.error` of the target's sandbox from the end of a worker; "" where the sandbox has nothing to say, any other text fails the
 * node. Paths in it are the sandbox's. Read in dify-sandbox 0.2.10, 0.2.15 and its main branch (facts: sandbox API 0 and 1.4).
 */
export function sandboxError(target: Target, end: WorkerEnd): string {
  return dialects[target.sandbox.dialect].compose({ ...end, stderr: asInSandbox(target, end.stderr) })
}

/** Whether anything on stderr (a warning, a log line) fails the node on this target though the script ended well. */
export function stderrFailsNode(target: Target): boolean {
  return dialects[target.sandbox.dialect].stderrFailsNode
}
