import { Worker } from 'node:worker_threads'
import { problem } from '../../shared/problems'
import { reasonOf } from '../files/fileErrors'
import type { Ask, Told } from './runsHost'

/** Where the databases are asked. Never rejects. */
export interface RunsPort {
  ask(what: Ask): Promise<Told>
  close(): Promise<void>
}

export type ToWorker = { readonly id: number; readonly ask: Ask } | 'close'
export interface FromWorker {
  readonly id: number
  readonly told: Told
}

/** Milliseconds without a question after which the thread ends: it holds memory that most of a day needs nobody. */
const idle = 60_000

interface Thread {
  readonly worker: Worker
  readonly waiting: Map<number, (told: Told) => void>
  readonly ended: Promise<void>
}

/** Asks a thread of its own, which starts with the first question and again after a rest. */
export function createWorkerPort(script: string): RunsPort {
  let thread: Thread | null = null
  let asked = 0
  let rest: NodeJS.Timeout | undefined

  function start(): Thread {
    const worker = new Worker(script)
    const waiting = new Map<number, (told: Told) => void>()
    let fault: unknown = null
    const ended = new Promise<void>((resolve) => {
      worker.on('message', ({ id, told }: FromWorker) => {
        waiting.get(id)?.(told)
        waiting.delete(id)
        if (waiting.size === 0) worker.unref()
      })
      worker.on('error', (error) => {
        fault = error
      })
      worker.on('exit', (code) => {
        if (thread?.worker === worker) thread = null
        const reason = fault === null ? `exit code ${code}` : reasonOf(fault)
        const told = problem('run-history-unavailable', 'workspace', { severity: 'warning', params: { reason } })
        for (const answer of waiting.values()) answer({ ok: false, problem: told, aside: null })
        resolve()
      })
    })
    return { worker, waiting, ended }
  }

  async function close(): Promise<void> {
    clearTimeout(rest)
    const last = thread
    if (last === null) return
    thread = null
    const message: ToWorker = 'close'
    last.worker.ref()
    last.worker.postMessage(message)
    await last.ended
  }

  return {
    ask(what) {
      clearTimeout(rest)
      rest = setTimeout(() => void close(), idle)
      rest.unref()
      thread ??= start()
      const { worker, waiting } = thread
      asked += 1
      const id = asked
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.ref()
        const message: ToWorker = { id, ask: what }
        worker.postMessage(message)
      })
    },
    close,
  }
}
