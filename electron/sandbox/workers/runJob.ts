import { readdirSync } from 'node:fs'
import { isStopped } from '../../processes/isStopped'
import { nodePreludeName } from '../nodeScript'
import { readStream } from '../streamReader'
import type { Output } from './output'
import type { ProcessEnd, StandingWorker } from './standingWorker'
import { watchFolder } from './folderWatch'
import type { WorkerJob } from './workerPlan'

export interface JobLimits {
  /** How long the script may take, from its beginning. */
  readonly timeoutMs: number
  /** How long the worker may take until its script begins: what packages run at a start is not the script's. */
  readonly startMs: number
  readonly outputCap: number
  /** Whether it is told what the script has left in its folder. */
  readonly tellsWritten: boolean
  readonly onOutput: (stream: 'stdout' | 'stderr', text: string) => void
  readonly signal: AbortSignal | undefined
}

/** How a script ended. `beganAt` is when the worker said that it begins; times are `performance.now()` milliseconds. */
export interface WorkerEnd extends ProcessEnd {
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
  /** Whether it was ended since its script did not begin in time. */
  readonly neverBegan: boolean
  readonly cancelled: boolean
  readonly truncated: boolean
  /** Whether it was ended since its files took too much of the disk. */
  readonly filledDisk: boolean
  readonly beganAt: number | null
  /** What the worker says of how long its script took, in milliseconds; null where it could not say. */
  readonly scriptMs: number | null
  /** Whether its process had been stopped by a signal when it met its time limit; false where the system can't tell. */
  readonly wasStopped: boolean
  /** Whether the worker said that the script left by Python's SystemExit: only where that ends more than the run. */
  readonly leftByExit: boolean
  /** What it told of the script's variables; null where it told nothing. */
  readonly values: string | null
  /** What it told of the script's lines, where it was asked to; null where it told nothing. */
  readonly lines: string | null
  /** What lies in its folder at its end, by name, beside what it was given; empty where that is not told, or not known. */
  readonly written: readonly string[]
  readonly endedAt: number
}

/** Why a worker was ended before its time. */
type Reason = 'timeout' | 'start' | 'cancel' | 'cap' | 'disk'

/** How long the streams may stay open after the worker has ended by itself: a program that could not be found can hold them. */
const graceMs = 300

/** How often it is looked whether a script has begun whose time would be over by now. */
const lookAgainMs = 50

/** How long a process may take to go after its last word: a busy machine takes longer than an idle one. */
const stayMs = 1000

/**
 * Gives a worker its script and waits for the end of that: the worker's own word, with all that was written before it, or the end of its
 * process. The script ends earlier where it is cancelled or meets its limits. The process is left to end by itself then; see `worker.ended`.
 */
export async function runJob(worker: StandingWorker, job: WorkerJob, limits: JobLimits): Promise<WorkerEnd> {
  const { signal: cancel } = limits
  const { stdout, stderr } = worker
  let reason: Reason | null = null
  let isOver = false
  let beganAt: number | null = null
  let leftByExit = false
  let scriptMs: number | null = null
  let values: string | null = null
  let lines: string | null = null
  let wasStopped = false

  function stop(why: Reason): void {
    // After its end only what it had written can still be too much.
    if (reason !== null || (isOver && why !== 'cap')) return
    reason = why
    if (why === 'timeout') wasStopped = isStopped(worker.pid)
    if (!isOver) worker.kill()
  }
  const onAbort = (): void => stop('cancel')

  const read = (output: Output, name: 'stdout' | 'stderr') =>
    readStream(
      output,
      limits.outputCap,
      (text) => limits.onOutput(name, text),
      () => stop('cap'),
    )
  const out = read(stdout, 'stdout')
  const err = read(stderr, 'stderr')

  worker.track()
  const said = new Promise<ProcessEnd>((resolve) => {
    worker.onTold((told) => {
      if (told.kind === 'began') beganAt ??= performance.now()
      if (told.kind === 'left') leftByExit = true
      if (told.kind === 'values') values = told.json
      if (told.kind === 'lines') lines = told.json
      if (told.kind !== 'done') return
      scriptMs = told.scriptMs
      resolve({ exitCode: told.exitCode, signal: null })
    })
  })
  const leaveFolder = watchFolder(worker, () => stop('disk'))
  const sentAt = performance.now()
  let timer = setTimeout(onTime, limits.timeoutMs)
  /** Ends a script whose time is over; it is counted from when it began, which can be long after it was sent. */
  function onTime(): void {
    const now = performance.now()
    const since = beganAt ?? (worker.hasBegun?.() === true ? sentAt : null)
    if (since === null && now - sentAt >= limits.startMs) return stop('start')
    const left = since === null ? lookAgainMs : since + limits.timeoutMs - now
    if (left <= 0) stop('timeout')
    else timer = setTimeout(onTime, left)
  }
  if (cancel?.aborted === true) onAbort()
  else await worker.send(job)
  cancel?.addEventListener('abort', onAbort, { once: true })
  if (cancel?.aborted === true) onAbort()

  const first = await Promise.race([
    said.then((end) => ({ end, isSaid: true })),
    worker.ended.then((end) => ({ end, isSaid: false })),
  ])
  isOver = true
  clearTimeout(timer)
  leaveFolder()
  const written = limits.tellsWritten ? writtenIn(worker.folder, job) : []
  if (first.isSaid) endSoon(worker)
  cancel?.removeEventListener('abort', onAbort)
  // What was written before its last word lies ready by then.
  if (first.isSaid) await Promise.all([stdout.settle(), stderr.settle()])
  else await closed([stdout, stderr], reason === null ? graceMs : 0)
  if (beganAt === null && (first.isSaid || worker.hasBegun?.() === true)) beganAt = sentAt
  // What goes on behind the run is not to keep its result.
  setImmediate(worker.finish)
  const why = reason as Reason | null
  // What it said counts for nothing where it was ended before.
  const { exitCode, signal } = why !== null && why !== 'cap' ? await worker.ended : first.end
  return {
    stdout: out.text(),
    stderr: err.text(),
    exitCode,
    signal,
    timedOut: why === 'timeout',
    neverBegan: why === 'start',
    cancelled: why === 'cancel',
    truncated: why === 'cap',
    filledDisk: why === 'disk',
    beganAt,
    scriptMs,
    wasStopped,
    leftByExit,
    values,
    lines,
    written,
    endedAt: performance.now(),
  }
}

/** Names in a worker's folder that neither the job nor the worker itself has put there. Read at once: the folder goes soon after the run's end. */
function writtenIn(folder: string, { files }: WorkerJob): readonly string[] {
  try {
    const own = new Set([nodePreludeName, ...files.map(({ name }) => name)])
    return readdirSync(folder).filter((name) => !own.has(name))
  } catch {
    // Gone with its worker, or locked by the run: what it held is not known then.
    return []
  }
}

/** A script can say its worker's last word too, and stay: then it is ended. */
function endSoon(worker: StandingWorker): void {
  const timer = setTimeout(() => worker.kill(), stayMs)
  void worker.ended.then(() => clearTimeout(timer))
}

/** Resolves when streams have ended, or the time for that is over: then they are closed. One more turn reads what lies in them. */
function closed(outputs: readonly Output[], patienceMs: number): Promise<void> {
  const end = Promise.all(outputs.map((output) => output.whenClosed()))
  const timer = setTimeout(() => {
    setImmediate(() => {
      for (const output of outputs) output.close()
    })
  }, patienceMs)
  return end.then(() => clearTimeout(timer))
}
