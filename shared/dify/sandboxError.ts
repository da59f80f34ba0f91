import type { SandboxDialect } from './targets/target'

/** How a worker ended, as far as the sandbox's words need it. */
export interface WorkerEnd {
  readonly stderr: string
  /** Null where a signal ended it. */
  readonly exitCode: number | null
  /** `SIGKILL` and its kin; null where it exited by itself. */
  readonly signal: string | null
  readonly timedOut: boolean
}

/** Go's names of signals, as its `exec` error prints them. */
const signalNames: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGTERM: 'terminated',
  SIGSYS: 'bad system call',
}

function signalName(signal: string): string {
  return signalNames[signal] ?? signal.toLowerCase()
}

/** Tags to 0.2.15: all of stderr, then what happened; so any word on stderr fails the node. */
function version1(end: WorkerEnd): string {
  if (end.timedOut) return `${end.stderr}error: timeout\nerror: signal: killed\n`
  if (end.signal !== null) return `${end.stderr}error: signal: ${signalName(end.signal)}\n`
  if (end.exitCode !== 0) return `${end.stderr}error: exit status ${end.exitCode}\n`
  return end.stderr
}

/** Since the main branch of 2026-05-20: empty unless the worker failed. */
function version2(end: WorkerEnd): string {
  if (end.timedOut) return `process exited with code -1\nerror: timeout\n${end.stderr}`
  if (end.exitCode === 0) return ''
  return `process exited with code ${end.exitCode ?? -1}\n${end.stderr}`
}

/** Composes the sandbox's `data.error` from the end of a worker; "" where the sandbox has nothing to say. */
export function sandboxError(dialect: SandboxDialect, end: WorkerEnd): string {
  return dialect === 'v1' ? version1(end) : version2(end)
}
