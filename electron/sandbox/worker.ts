import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { killGroup, releaseGroup, trackGroup } from '../processes/processGroup'
import { readStream } from './streamReader'

export interface WorkerOptions {
  readonly file: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Written to the worker's standard input, which then ends. */
  readonly stdin: readonly string[]
  readonly timeoutMs: number
  readonly outputCap: number
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void
  readonly signal: AbortSignal | undefined
}

/** How a worker ended. `beganAt` is when it said on descriptor 3 that the script begins; times are `performance.now()` milliseconds. */
export interface WorkerEnd {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number | null
  readonly signal: string | null
  readonly timedOut: boolean
  readonly cancelled: boolean
  readonly truncated: boolean
  readonly startedAt: number
  readonly beganAt: number | null
  readonly endedAt: number
  /** Why it could not be started; null where it was. */
  readonly startError: string | null
}

/** How long the pipes may stay open after the worker has ended: a program that left its group can hold them. */
const graceMs = 300

/** Runs one process in a group of its own until it ends, is cancelled, or meets its limits. Never rejects. */
export function runWorker(options: WorkerOptions): Promise<WorkerEnd> {
  const startedAt = performance.now()
  const child = spawn(options.file, [...options.args], {
    cwd: options.cwd,
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  return new Promise((resolve) => watch(child, options, startedAt, resolve))
}

function watch(
  child: ChildProcess,
  options: WorkerOptions,
  startedAt: number,
  resolve: (end: WorkerEnd) => void,
): void {
  const { pid } = child
  if (pid !== undefined) trackGroup(pid)
  let ended: 'timeout' | 'cancel' | 'cap' | null = null
  let beganAt: number | null = null
  let startError: string | null = null

  function stop(reason: 'timeout' | 'cancel' | 'cap'): void {
    if (ended !== null) return
    ended = reason
    if (pid !== undefined) killGroup(pid)
  }
  const onAbort = (): void => stop('cancel')
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs)
  if (options.signal?.aborted === true) onAbort()
  options.signal?.addEventListener('abort', onAbort, { once: true })

  const stdin = child.stdio[0] as Writable
  const third = child.stdio[3] as Readable
  const reader = (stream: Readable | null, name: 'stdout' | 'stderr') =>
    stream === null
      ? { text: () => '' }
      : readStream(
          stream,
          options.outputCap,
          (text) => options.onOutput(name, text),
          () => stop('cap'),
        )
  const out = reader(child.stdout, 'stdout')
  const err = reader(child.stderr, 'stderr')
  third.on('data', () => {
    beganAt ??= performance.now()
  })
  // A worker that ends before it has read its script is told by its end, not by the broken pipe.
  for (const stream of [stdin, third]) stream.on('error', () => undefined)
  for (const part of options.stdin) stdin.write(part)
  stdin.end()

  child.on('error', (error) => {
    startError = error.message
  })
  child.on('exit', () => {
    if (pid !== undefined) releaseGroup(pid)
    setTimeout(() => {
      for (const stream of [child.stdout, child.stderr, third]) stream?.destroy()
    }, graceMs).unref()
  })
  child.on('close', (exitCode, signal) => {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', onAbort)
    resolve({
      stdout: out.text(),
      stderr: err.text(),
      exitCode: startError === null ? exitCode : null,
      signal,
      timedOut: ended === 'timeout',
      cancelled: ended === 'cancel',
      truncated: ended === 'cap',
      startedAt,
      beganAt,
      endedAt: performance.now(),
      startError,
    })
  })
}
