import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { killGroup, releaseGroup, trackGroup } from '../processes/processGroup'
import { markName, newMark } from '../processes/runMark'
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
  /** Whether it said on descriptor 3 that the script left by Python's SystemExit: only where that ends more than the run. */
  readonly leftByExit: boolean
  readonly endedAt: number
}

/** Why a worker was ended before its time. */
type Reason = 'timeout' | 'cancel' | 'cap'

/** All that is kept of what came on descriptor 3: a script can write to it too. */
const mostTold = 100

/** How long the pipes may stay open after the worker has ended by itself: a program that could not be found can hold them. */
const graceMs = 300

/**
 * Runs one process in a group of its own until it ends, is cancelled, or meets its limits; what it started ends with it, as far as the
 * system lets it be found. `cwd` is the run's own folder: whatever sits in it is of the run.
 * Rejects only where it could not be started.
 */
export function runWorker(options: WorkerOptions): Promise<WorkerEnd> {
  const startedAt = performance.now()
  const mark = newMark(options.cwd)
  return new Promise((resolve, reject) => {
    const child = spawn(options.file, [...options.args], {
      cwd: options.cwd,
      env: { ...options.env, [markName]: mark.value },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    const { pid } = child
    if (pid === undefined) child.on('error', reject)
    else {
      trackGroup(pid, mark)
      watch(child, pid, options, startedAt, resolve)
    }
  })
}

function watch(
  child: ChildProcess,
  pid: number,
  options: WorkerOptions,
  startedAt: number,
  resolve: (end: WorkerEnd) => void,
): void {
  const { signal: cancel } = options
  let reason: Reason | null = null
  let exited = false
  let beganAt: number | null = null
  let told = ''

  function stop(why: Reason): void {
    // After its end only what it had written can still be too much.
    if (reason !== null || (exited && why !== 'cap')) return
    reason = why
    if (!exited) killGroup(pid)
  }
  const onAbort = (): void => stop('cancel')
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs)
  if (cancel?.aborted === true) onAbort()
  cancel?.addEventListener('abort', onAbort, { once: true })

  const [stdin, stdout, stderr, third] = child.stdio as [Writable, Readable, Readable, Readable, undefined]
  const read = (stream: Readable, name: 'stdout' | 'stderr') =>
    readStream(
      stream,
      options.outputCap,
      (text) => options.onOutput(name, text),
      () => stop('cap'),
    )
  const out = read(stdout, 'stdout')
  const err = read(stderr, 'stderr')
  third.on('data', (chunk: Buffer) => {
    beganAt ??= performance.now()
    told += chunk.toString('latin1').slice(0, mostTold - told.length)
  })
  // A worker that ends before it has read its script, or closes its pipes, is told by its end.
  for (const stream of [stdin, stdout, stderr, third]) stream.on('error', () => undefined)
  for (const part of options.stdin) stdin.write(part)
  stdin.end()

  // The process runs: what can still fail is a signal to it, and the whole group gets its own.
  child.on('error', () => undefined)
  child.on('exit', () => {
    exited = true
    clearTimeout(timer)
    releaseGroup(pid)
    // One more turn of the loop reads what lies in the pipes, however long this process was busy.
    const close = (): void => {
      setImmediate(() => {
        for (const stream of [stdout, stderr, third]) stream.destroy()
      })
    }
    setTimeout(close, reason === null ? graceMs : 0).unref()
  })
  child.on('close', (exitCode, signal) => {
    cancel?.removeEventListener('abort', onAbort)
    resolve({
      stdout: out.text(),
      stderr: err.text(),
      exitCode,
      signal,
      timedOut: reason === 'timeout',
      cancelled: reason === 'cancel',
      truncated: reason === 'cap',
      startedAt,
      beganAt,
      leftByExit: told === 'began\nleft\n',
      endedAt: performance.now(),
    })
  })
}
