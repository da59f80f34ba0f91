import type { Readable } from 'node:stream'
import type { RunMark } from '../../processes/runMark'
import type { HeldBy } from '../confinement/heldBy'
import type { Output } from './output'
import type { WorkerJob } from './workerPlan'

/** How a process ended. `exitCode` is null where a signal ended it. */
export interface ProcessEnd {
  readonly exitCode: number | null
  readonly signal: string | null
}

/** What a worker says beside its output, each a line. `levels` is JSON that tells what holds it. */
export type Told =
  | { readonly kind: 'ready'; readonly levels: string }
  | { readonly kind: 'began' | 'left' }
  | { readonly kind: 'unfit' | 'tries'; readonly module: string }
  | { readonly kind: 'done'; readonly exitCode: number; readonly scriptMs: number }
  | { readonly kind: 'refused'; readonly call: string }
  | { readonly kind: 'values' | 'lines'; readonly json: string }

/** A process that waits for its one script; when that has ended, it is gone. */
export interface StandingWorker {
  readonly pid: number
  /** Its own folder, empty but for what it needs itself, and the mark by which it and what it starts are found. */
  readonly folder: string
  readonly mark: RunMark
  /** Whether it stood ready before it was asked for. */
  readonly isWarm: boolean
  readonly stdout: Output
  readonly stderr: Output
  /** What holds it, and what was refused to it so far. */
  readonly held: HeldBy
  /** Resolves when the process is gone; never rejects. */
  readonly ended: Promise<ProcessEnd>
  /** Passes on what it says from now on. */
  onTold(listener: (told: Told) => void): void
  /** Gives it its script, once. */
  send(job: WorkerJob): Promise<void>
  /** Whether its script had begun, by what was read of its output: of one that says so itself that is told. */
  hasBegun?(): boolean
  /** Takes account of it as of a run: from now on it ends with its group and what left that. */
  track(): void
  /** Its script has ended by its own word: nothing is to be waited for any more. */
  finish(): void
  /** Ends it, and what it started. */
  kill(): void
}

/** Reads one line of what a worker says; null for what is none of it. */
export function readTold(line: string): Told | null {
  const [word = '', ...rest] = line.split(' ')
  if (word === 'ready') return { kind: 'ready', levels: rest.join(' ') }
  if (word === 'began' || word === 'left') return { kind: word }
  if (word === 'refused') return { kind: word, call: rest.join(' ') }
  if (word === 'values' || word === 'lines') return { kind: word, json: rest.join(' ') }
  if (word === 'unfit' || word === 'tries') return { kind: word, module: rest.join(' ') }
  const [exitCode = Number.NaN, scriptMs = Number.NaN] = rest.map(Number)
  const isDone = word === 'done' && Number.isInteger(exitCode) && scriptMs >= 0
  return isDone ? { kind: 'done', exitCode, scriptMs } : null
}

/** The longest line that a worker says, and the most of them that are listened to: a script can write there too. */
const longest = 100_000
const most = 400

/** Listens to what a worker says; a line that is none is passed over. */
export function hearTold(stream: Readable, onTold: (told: Told) => void): void {
  let rest = ''
  let count = 0
  stream.on('data', (chunk: Buffer) => {
    if (count >= most) return
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = (lines.pop() ?? '').slice(0, longest)
    for (const line of lines.slice(0, most - count)) {
      count += 1
      const told = readTold(line)
      if (told !== null) onTold(told)
    }
  })
}
