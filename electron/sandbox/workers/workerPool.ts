import { lstatSync } from 'node:fs'
import type { SandboxRequest } from '../../engineTypes'
import type { Scratch } from '../scratch'
import { canStandBy, startSpawned } from './spawnedWorkers'
import { createPlanUses } from './planUses'
import { createStandbys, type Standbys, type StandbysOptions } from './standbys'
import type { StandingWorker } from './standingWorker'
import { createWorkerHub, type WorkerHub } from './workerHub'
import { forkedMaker, spawnedMaker, type StartMaker } from './workerMakers'
import { bareOf, planKey, type WorkerPlan } from './workerPlan'

/** Gives a worker for a plan; see `createWorkerPool` and `coldWorkers`. */
export interface WorkerSource {
  /** A worker that waits for its script. Rejects where none can be started: with a ProblemError where it has no folder. */
  take(plan: WorkerPlan): Promise<StandingWorker>
}

/** Keeps workers standing by, so that a run need not wait for the start of an interpreter. */
export interface WorkerPool extends WorkerSource {
  /**
   * From now on workers of this plan stand by, `count` at a time or as many as somebody else asked for; they are made in the background. Resolves with
   * whether any can be had, when that is known. A plan that runs ask for again and again is kept too.
   */
  keep(plan: WorkerPlan, count: number): Promise<boolean>
  /**
   * The same, but what the plan imports in advance is imported only once a run has asked for all of it: until then workers without it stand by, and the
   * run that asks for it has it made ready for the next.
   */
  keepOnceAsked(plan: WorkerPlan, count: number): Promise<boolean>
  /** How many plans have a maker of workers now. */
  awake(): number
  /** Ends what stands by of the plans of an interpreter that lies in a folder; runs go on. Resolves when it is gone. */
  release(folder: string): Promise<void>
  /** Ends all that stands by, and its makers when their last runs are over; then every worker is started for its run. */
  close(): Promise<void>
}

export interface WorkerPoolOptions extends StandbysOptions {
  readonly scratch: Scratch
  /** The kind of Python workers; left out, the best that this machine has. */
  readonly python?: 'forked' | 'spawned'
  /** After how long without a run or a word the workers of a plan go, in milliseconds. */
  readonly idleMs?: number
}

/** Plans that are kept at most, and bytes that their makers hold; the one that was used least lately goes. */
const mostPlans = 8
const mostBytesOfAll = 1_000_000_000

/** One for the run that comes next, and one for the run after that. */
export const usualStandbys = 2

/** A script that runs longer than this is no reason to leave its place empty, in milliseconds. */
const refillAfterMs = 30

/** Within this time after a run nobody puts another interpreter in the place of one, in milliseconds. */
const lookAgainMs = 500

interface Kept {
  readonly plan: WorkerPlan
  readonly standbys: Standbys
  /** Tells one interpreter from another at the same place. */
  readonly look: string
  readonly count: number
  usedAt: number
}

/** Every worker is started for its run alone. */
export function coldWorkers(scratch: Scratch): WorkerSource {
  return { take: (plan) => startSpawned(plan, scratch, false) }
}

function lookOf(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.ino} ${found.ctimeMs}`
}

/** Names an interpreter: another one at the same place has other packages. */
function placeOf({ interpreter }: WorkerPlan): string {
  return `${interpreter} ${lookOf(interpreter)}`
}

/** Makes a pool. Nothing is started before a plan is kept. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { scratch, idleMs = 300_000 } = options
  const cold = coldWorkers(scratch)
  const kept = new Map<string, Kept>()
  const uses = createPlanUses(idleMs)
  const endings = new Set<Promise<void>>()
  let hub: Promise<WorkerHub> | null = null
  let isClosed = false
  let timer: NodeJS.Timeout | null = null

  function makersOf(language: SandboxRequest['language']): StartMaker[] {
    const spawned = canStandBy(language) ? [spawnedMaker] : []
    const forks = process.platform === 'linux' && options.python !== 'spawned'
    if (!forks) return spawned
    const forked = forkedMaker(openHub)
    return options.python === 'forked' ? [forked] : [forked, ...spawned]
  }

  /** Opens the hub, which all parents share; one that could not be opened is tried again by the next that needs it. */
  function openHub(): Promise<WorkerHub> {
    hub ??= createWorkerHub().catch((error: unknown) => {
      hub = null
      throw error
    })
    return hub
  }

  function letGo(one: Kept): Promise<void> {
    const ending = one.standbys.sleep().finally(() => endings.delete(ending))
    endings.add(ending)
    return ending
  }

  function tick(): void {
    const now = performance.now()
    for (const one of kept.values()) {
      if (now - one.usedAt > idleMs && one.standbys.isAwake()) void letGo(one)
    }
  }

  function forget(key: string, one: Kept): Promise<void> {
    kept.delete(key)
    return letGo(one)
  }

  /** The worker, in whose place another one comes once its script has ended: while its process goes, that one is made. */
  function refilled(worker: StandingWorker, { standbys }: Kept): StandingWorker {
    const timer = setTimeout(standbys.fill, refillAfterMs)
    function fill(): void {
      clearTimeout(timer)
      standbys.fill()
    }
    void worker.ended.then(fill)
    return {
      ...worker,
      finish() {
        worker.finish()
        fill()
      },
    }
  }

  /** Lets go of what was used least lately until the rest is not too much. */
  function makeRoom(): void {
    const byUse = [...kept].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    const held = (): number => byUse.reduce((sum, [, { standbys }]) => sum + standbys.memory(), 0)
    while (byUse.length > 1 && (byUse.length > mostPlans || held() > mostBytesOfAll)) {
      const oldest = byUse.shift()
      if (oldest !== undefined) void forget(...oldest)
    }
  }

  async function keep(plan: WorkerPlan, least: number): Promise<boolean> {
    if (isClosed) return false
    const key = planKey(plan)
    const look = lookOf(plan.interpreter)
    const before = kept.get(key)
    if (before !== undefined && before.look !== look) void forget(key, before)
    const found = kept.get(key)
    const count = Math.max(least, found?.count ?? 0)
    const standbys = found?.standbys ?? createStandbys(plan, scratch, makersOf(plan.language), options)
    kept.delete(key)
    const own = { plan, standbys, look, count, usedAt: performance.now() }
    kept.set(key, own)
    timer ??= setInterval(tick, Math.min(idleMs, 60_000)).unref()
    makeRoom()
    const isAwake = await standbys.wake(count)
    own.usedAt = performance.now()
    makeRoom()
    // Where nothing could be had in advance, the workers without are as good.
    if (plan.preloads.length === 0 || standbys.loaded()?.length !== 0 || kept.get(key) !== own) return isAwake
    uses.isBare(key, look)
    void forget(key, own)
    return keep(bareOf(plan), count)
  }

  /** The plans whose workers can run what this one is for, the best first; one that is asked for again and again is kept from now on. */
  function candidates(plan: WorkerPlan): [string, Kept][] {
    const own = planKey(plan)
    if (plan.preloads.length > 0) uses.asksFor(placeOf(plan), plan.preloads)
    const isBare = plan.preloads.length === 0 || uses.knowsBare(own, lookOf(plan.interpreter))
    const plans = isBare ? [bareOf(plan)] : [plan, bareOf(plan)]
    const keys = plans.map(planKey)
    const [first = ''] = keys
    const found = keys.flatMap((key): [string, Kept][] => {
      const one = kept.get(key)
      return one === undefined ? [] : [[key, one]]
    })
    const wished = uses.takeWish(first) ?? 0
    const isAgain = uses.isAgain(first)
    if (!kept.has(first) && (isAgain || wished > 0)) {
      void keep(plans[0] ?? plan, Math.max(usualStandbys, wished, ...found.map(([, { count }]) => count)))
    }
    return found
  }

  /** A worker of one plan that stands by; null where none will be there soon. */
  async function standing(key: string, one: Kept, interpreter: string): Promise<StandingWorker | null> {
    const now = performance.now()
    if (now - one.usedAt > lookAgainMs && one.look !== lookOf(interpreter)) {
      void forget(key, one)
      return null
    }
    one.usedAt = now
    const worker = await one.standbys.take()
    if (worker !== null) return refilled(worker, one)
    // After a rest, the next one will be warm again.
    if (!isClosed) void one.standbys.wake(one.count)
    return null
  }

  return {
    async take(plan) {
      for (const [key, one] of candidates(plan)) {
        const worker = await standing(key, one, plan.interpreter)
        if (worker !== null) return worker
      }
      return cold.take(plan)
    },

    keep,

    async keepOnceAsked(plan, count) {
      // Large packages take seconds: until they are loaded, workers without them stand by.
      const isAwake = await keep(bareOf(plan), count)
      if (!isAwake || plan.preloads.length === 0) return isAwake
      if (uses.haveAskedFor(placeOf(plan), plan.preloads)) return keep(plan, count)
      uses.wishes(planKey(plan), count)
      return isAwake
    },

    awake: () => [...kept.values()].filter(({ standbys }) => standbys.isAwake()).length,

    async release(folder) {
      const found = [...kept].filter(([, { plan }]) => plan.interpreter.startsWith(folder))
      await Promise.all(found.map(([key, one]) => forget(key, one)))
    },

    async close() {
      isClosed = true
      if (timer !== null) clearInterval(timer)
      for (const [key, one] of kept) void forget(key, one)
      while (endings.size > 0) await Promise.all(endings)
      // One that could not be opened leaves nothing to close.
      const opened = await hub?.catch(() => null)
      await opened?.close()
    },
  }
}
