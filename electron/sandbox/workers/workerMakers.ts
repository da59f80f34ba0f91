import { readFileSync } from 'node:fs'
import type { Scratch } from '../scratch'
import { startParent } from './forkedWorkers'
import { startSpawned } from './spawnedWorkers'
import type { StandingWorker } from './standingWorker'
import type { WorkerHub } from './workerHub'
import type { WorkerPlan } from './workerPlan'

/** Makes workers of one plan that wait for their scripts. */
export interface WorkerMaker {
  /** What its workers have imported in advance, as far as is known. */
  readonly loaded: readonly string[]
  /** Whether its workers are forks of one process, which have more in common than what was imported. */
  readonly isShared: boolean
  /** Resolves when it is gone by itself, of which it will not recover. */
  readonly ended: Promise<void>
  /** Resolves when it waits for its script, which may be there already. Rejects where none can be had. */
  make(isAwaited: boolean): Promise<StandingWorker>
  /** Bytes that it holds in memory beside its workers; 0 where that can't be told. */
  memory(): number
  /** Ends what is being made ready: what is imported for it can take any time. */
  stop(): void
  /** Ends it, and the workers that it forked. */
  close(): Promise<void>
}

/** Starts one. Rejects where there can be none, and once the signal aborts. */
export type StartMaker = (plan: WorkerPlan, scratch: Scratch, signal: AbortSignal) => Promise<WorkerMaker>

const pageBytes = 4096

/** How long an interpreter may take to make itself ready, in milliseconds. */
const patienceMs = 60_000

function memoryOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * pageBytes
  } catch {
    // It is gone.
    return 0
  }
}

/** Linux: forks of a warm parent. Rejects where there can be none. */
export function forkedMaker(hubOf: () => Promise<WorkerHub>): StartMaker {
  return async (plan, scratch, signal) => {
    const parent = await startParent(plan, scratch, await hubOf())
    if (signal.aborted) parent.close()
    signal.addEventListener('abort', parent.close, { once: true })
    const ready = await parent.ready
    signal.removeEventListener('abort', parent.close)
    if (ready === null) throw new Error('The warm parent ended before it could fork.')
    return {
      loaded: ready.loaded,
      // What a Node has of its own it makes at its start.
      isShared: plan.language === 'python3',
      ended: parent.ended,
      make: parent.fork,
      // A fork is there in no time.
      stop: () => undefined,
      memory: () => memoryOf(parent.pid) + (ready.nursery === null ? 0 : memoryOf(ready.nursery)),
      close() {
        parent.close()
        return parent.ended
      },
    }
  }
}

/** Everywhere: interpreters that are started early, each for one script. */
export const spawnedMaker: StartMaker = (plan, scratch) => {
  let preloads = plan.preloads
  let isTried = false
  let isStopped = false
  const making = new Set<StandingWorker>()

  async function make(): Promise<StandingWorker> {
    for (;;) {
      // Another one may find it out meanwhile.
      const told = preloads
      const worker = await startSpawned({ ...plan, preloads: told }, scratch, true, !isTried)
      making.add(worker)
      const timer = setTimeout(worker.kill, patienceMs)
      if (isStopped) worker.kill()
      const { unfit } = await worker.ready
      clearTimeout(timer)
      making.delete(worker)
      if (isStopped) throw new Error('It is not wanted any more.')
      if (unfit === null) {
        isTried = true
        return worker
      }
      if (!told.includes(unfit)) {
        // A package's word: leaving that out would change nothing for the next one.
        worker.kill()
        throw new Error('It names a module that it was not told of.')
      }
      preloads = preloads.filter((name) => name !== unfit)
    }
  }

  return Promise.resolve({
    get loaded() {
      return preloads
    },
    isShared: false,
    ended: new Promise<void>(() => undefined),
    make,
    stop() {
      isStopped = true
      for (const worker of making) worker.kill()
    },
    memory: () => 0,
    close: () => Promise.resolve(),
  })
}
