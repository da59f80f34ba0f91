import type { Scratch } from '../scratch'
import type { StandingWorker } from './standingWorker'
import type { StartMaker, WorkerMaker } from './workerMakers'
import type { WorkerPlan } from './workerPlan'

/** The workers of one plan that stand by. */
export interface Standbys {
  /** Whether they have a maker, or will have one soon. */
  isAwake(): boolean
  /** Makes them ready in the background, `count` at a time from now on. Resolves when they have a maker, or can't have one: with whether they have. */
  wake(count: number): Promise<boolean>
  /** What they have imported in advance, as far as is known; null without a maker. */
  loaded(): readonly string[] | null
  /** Bytes that their maker holds. */
  memory(): number
  /** The next of them; null where none will be there sooner than one that is started now. */
  take(): Promise<StandingWorker | null>
  /** Makes as many as are missing. */
  fill(): void
  /** Ends all that stand by, and their maker when its last worker is gone. */
  sleep(): Promise<void>
}

/** After so many that could not be made in a row, none are for this plan. */
const mostFailures = 3

/** How many workers are made before its memory is looked at again. */
const lookEvery = 100

/** Forks of one process hash texts alike, so sets are in the same order in each: after so many runs there is a new one, when nobody waits. */
const mostAlike = 20

export interface StandbysOptions {
  /** After how long without a run nobody waits, in milliseconds. */
  readonly restMs?: number
  /** A maker that holds more than this is made anew. */
  readonly mostBytes?: number
}

interface Shift {
  readonly maker: WorkerMaker
  readonly ready: StandingWorker[]
  /** Workers of it that live, whether they stand by or run. */
  readonly alive: Set<StandingWorker>
  /** Workers on their way. */
  readonly coming: Set<Promise<void>>
  made: number
  /** How many are to be made before its memory is looked at. */
  lookAt: number
  isOver: boolean
}

/** Keeps workers of a plan standing by. */
export function createStandbys(
  plan: WorkerPlan,
  scratch: Scratch,
  start: readonly StartMaker[],
  { restMs = 3000, mostBytes = 1_000_000_000 }: StandbysOptions = {},
): Standbys {
  let wanted = 0
  let alike = 0
  let rest: NodeJS.Timeout | null = null
  let shift: Shift | null = null
  let starting: Promise<void> | null = null
  let abort: AbortController | null = null
  let failures = 0
  const endings = new Set<Promise<void>>()
  const waiting: ((worker: StandingWorker | null) => void)[] = []

  function track(ending: Promise<void>): void {
    const tracked = ending.finally(() => endings.delete(tracked))
    endings.add(tracked)
  }

  /** Those that stand by go at once; the maker goes with its last run. */
  function dismiss(old: Shift): void {
    if (old.isOver) return
    old.isOver = true
    for (const worker of old.ready.splice(0)) worker.kill()
    old.maker.stop()
    track(
      (async () => {
        await Promise.all(old.coming)
        await Promise.all([...old.alive].map(({ ended }) => ended))
        await old.maker.close()
      })(),
    )
  }

  async function startMaker(): Promise<WorkerMaker | null> {
    abort = new AbortController()
    const { signal } = abort
    for (const one of start) {
      if (signal.aborted) return null
      try {
        return await one(plan, scratch, signal)
      } catch {
        // This machine can't have that kind, or not now: the next one is tried, in the end workers that are started for their run.
        continue
      }
    }
    return null
  }

  async function begin(): Promise<void> {
    const maker = await startMaker()
    starting = null
    if (maker === null) return lose()
    const fresh: Shift = {
      maker,
      ready: [],
      alive: new Set(),
      coming: new Set(),
      made: 0,
      lookAt: lookEvery,
      isOver: false,
    }
    if (wanted === 0) return dismiss(fresh)
    if (shift !== null) dismiss(shift)
    shift = fresh
    alike = 0
    void maker.ended.then(() => {
      fresh.isOver = true
      if (shift !== fresh) return
      shift = null
      fail()
      if (wanted > 0) restart()
    })
    fill()
  }

  function restart(): void {
    if (failures >= mostFailures) return lose()
    starting ??= begin()
  }

  function fail(): void {
    failures += 1
  }

  /** None will come: whoever waits has his own started. */
  function lose(): void {
    for (const give of waiting.splice(0)) give(null)
  }

  async function makeOne(own: Shift, isAwaited: boolean): Promise<void> {
    try {
      const worker = await own.maker.make(isAwaited)
      own.alive.add(worker)
      void worker.ended.then(() => {
        own.alive.delete(worker)
        const at = own.ready.indexOf(worker)
        if (at === -1) return
        own.ready.splice(at, 1)
        // With its maker all of them go, which is one failure.
        if (!own.isOver) fail()
      })
      failures = 0
      const give = own.isOver ? undefined : waiting.shift()
      if (own.isOver) worker.kill()
      else if (give === undefined) own.ready.push(worker)
      else give(worker)
    } catch {
      if (!own.isOver) fail()
      waiting.shift()?.(null)
    }
  }

  /** Has one more on its way. */
  function order(own: Shift): void {
    own.made += 1
    // While somebody waits there is more to do than this machine can: what a worker does for a quick start would only keep others waiting.
    const coming = makeOne(own, waiting.length > 0).finally(() => {
      own.coming.delete(coming)
      if (own === shift) fill()
    })
    own.coming.add(coming)
  }

  function fill(): void {
    if (shift === null || shift.isOver) return
    if (failures >= mostFailures) {
      lose()
      return
    }
    if (shift.made >= shift.lookAt) {
      shift.lookAt = shift.made + lookEvery
      if (shift.maker.memory() > mostBytes) restart()
    }
    while (shift.ready.length + shift.coming.size < wanted + waiting.length) order(shift)
  }

  function count(): void {
    alike += 1
    rest ??= setTimeout(renew, restMs).unref()
    rest.refresh()
  }

  function renew(): void {
    if (alike >= mostAlike && shift !== null && shift.maker.isShared && wanted > 0) restart()
  }

  return {
    isAwake: () => shift !== null || starting !== null,
    loaded: () => shift?.maker.loaded ?? null,
    memory: () => shift?.maker.memory() ?? 0,
    async wake(many) {
      wanted = many
      failures = 0
      if (shift === null && starting === null) restart()
      else fill()
      while (starting !== null) await starting
      return shift !== null
    },
    take() {
      count()
      const worker = shift?.ready.shift()
      if (worker !== undefined) return Promise.resolve(worker)
      // A maker that is not there yet takes longer than a worker that is started for its run.
      if (shift === null || failures >= mostFailures) return Promise.resolve(null)
      const next = new Promise<StandingWorker | null>((resolve) => waiting.push(resolve))
      fill()
      return next
    },
    fill,
    async sleep() {
      wanted = 0
      if (rest !== null) clearTimeout(rest)
      rest = null
      lose()
      abort?.abort()
      await starting
      if (shift !== null) dismiss(shift)
      shift = null
      while (endings.size > 0) await Promise.all(endings)
    },
  }
}
