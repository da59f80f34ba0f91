import { create } from 'zustand'
import type { KeptRun, RunHistoryState, RunQuery, WholeRun } from '../../../shared/model/runHistory'
import { everyRun } from '../../../shared/runHistory/everyRun'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** Runs that are read at a time; and when those that were read are read again. */
const page = 100
const again = 500

const day = 86_400_000

/** A query as the page has it: how many days back from now, where the question names a moment. */
export type ListQuery = Omit<RunQuery, 'since'> & { readonly days: number | null }

const { since: _, ...everyOther } = everyRun

/** Lists every run. */
export const everyListed: ListQuery = { ...everyOther, days: null }

function asked({ days, ...query }: ListQuery): RunQuery {
  return { ...query, since: days === null ? null : Date.now() - days * day }
}

interface RunsState {
  query: ListQuery
  /** Those that are read of it, the newest first; null until the first are. */
  runs: readonly KeptRun[] | null
  isMore: boolean
  state: RunHistoryState | null
  selected: number | null
  /** The run that the selected one is compared with. */
  other: number | null
  /** The selected run and the other, as far as they are read. */
  whole: Readonly<Record<number, WholeRun>>
  /** The id of a run under way that runs a kept one again; null where none is. */
  underWay: string | null
  /** What the author is asked before it is removed: the selected run, or all that are not pinned. */
  asks: 'remove' | 'clear' | null
  /** Secret inputs that a run which was run again had no value for. */
  missing: readonly string[]
  show(): Promise<void>
  ask(change: Partial<ListQuery>): Promise<void>
  more(): Promise<void>
  select(key: number): Promise<void>
  compare(key: number | null): Promise<void>
  /** Compares the selected run with the one of its node before it. False where there is none. */
  compareBefore(): Promise<boolean>
  pin(key: number, isPinned: boolean): Promise<void>
  remove(key: number): Promise<void>
  /** Removes all but the pinned; how many went. */
  clear(): Promise<number>
  /** Runs the selected run again, and shows the new one beside it; of one over rows it is one that failed, which is shown alone. */
  again(row?: number): Promise<void>
  /** Ends the run under way. */
  cancel(): Promise<void>
}

/** The kept runs of the workspace, and what is looked at of them. */
export const useRuns = create<RunsState>()((set, get) => {
  const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })
  /** Counts the questions for a list: an answer that a later question overtook is dropped. */
  let turn = 0
  /** Runs that were asked for again, and the run that each is compared with. */
  const replays = new Map<string, number | null>()
  /** Runs that were kept while none of those was named yet. */
  let early: { readonly runId: string; readonly key: number }[] = []
  const finished = new Set<string>()
  let unnamed = 0

  /** The first runs of the query, as many as there were before: whoever is far down in them stays there. Null where a later question overtook it. */
  async function readRuns(mine: number, count: number): Promise<{ runs: KeptRun[]; isMore: boolean } | null> {
    const query = asked(get().query)
    const runs: KeptRun[] = []
    for (;;) {
      const limit = Math.min(again, Math.max(page, count) - runs.length)
      const before = runs.at(-1)?.key ?? null
      const next = await call('runHistory.page', { ...here(), query, before, limit })
      if (mine !== turn) return null
      runs.push(...next.runs)
      if (!next.isMore || runs.length >= count) return { runs, isMore: next.isMore }
    }
  }

  async function read(count = get().runs?.length ?? 0): Promise<void> {
    turn += 1
    const mine = turn
    const place = here()
    const state = await call('runHistory.state', place)
    if (mine !== turn) return
    if (state.facts === null) {
      set({ state, runs: [], isMore: false, selected: null, other: null, asks: null })
      return
    }
    const found = await readRuns(mine, count)
    if (found === null) return
    const { runs, isMore } = found
    const has = (key: number | null): boolean => runs.some((run) => run.key === key)
    const selected = has(get().selected) ? get().selected : (runs[0]?.key ?? null)
    const { asks } = get()
    // A question is of the run, or of the runs, that it was asked for.
    const isGone = asks === 'remove' ? selected !== get().selected : state.facts.count === state.facts.pinned
    set({ state, runs, isMore, selected, asks: isGone ? null : asks })
    await readWhole()
  }

  async function readWhole(): Promise<void> {
    const { selected, other, whole } = get()
    const wanted = [selected, other].filter((key) => key !== null)
    const known = await Promise.all(
      wanted.map(async (key) => [key, whole[key] ?? (await call('runHistory.read', { ...here(), key }))] as const),
    )
    if (get().selected === selected && get().other === other) set({ whole: Object.fromEntries(known) })
  }

  async function showReplay(key: number, of: number | null): Promise<void> {
    set({ query: everyListed, selected: key, other: of })
    await read(0)
  }

  /** The run below one in the list, or above it where it is the last. */
  function beside(key: number): number | null {
    const { runs } = get()
    const at = runs?.findIndex((run) => run.key === key) ?? -1
    return (runs?.[at + 1] ?? runs?.[at - 1])?.key ?? null
  }

  on('run.finished', ({ runId }) => {
    if (runId === get().underWay) set({ underWay: null })
    else if (unnamed > 0) finished.add(runId)
  })

  on('runHistory.kept', ({ workspace, run }) => {
    if (workspace !== here().workspace) return
    const of = run === null ? undefined : replays.get(run.runId)
    if (run !== null && of !== undefined) {
      replays.delete(run.runId)
      showReplay(run.key, of).catch(reportError)
      return
    }
    if (unnamed > 0 && run !== null) early.push(run)
    if (useApp.getState().page === 'history') read().catch(reportError)
  })

  useWorkspace.subscribe(({ workspace }, before) => {
    if (workspace?.path === before.workspace?.path) return
    turn += 1
    set({
      query: everyListed,
      runs: null,
      state: null,
      selected: null,
      other: null,
      whole: {},
      asks: null,
      missing: [],
    })
    if (workspace !== null && useApp.getState().page === 'history') read().catch(reportError)
  })

  return {
    query: everyListed,
    runs: null,
    isMore: false,
    state: null,
    selected: null,
    other: null,
    whole: {},
    underWay: null,
    asks: null,
    missing: [],
    show: () => read(),
    async ask(change) {
      set({ query: { ...get().query, ...change } })
      // Another list: how far the one before was read counts for nothing.
      await read(0)
    },
    async more() {
      const { runs, isMore, query } = get()
      const before = runs?.at(-1)?.key
      if (!isMore || runs === null || before === undefined) return
      const mine = turn
      // Asked once: a second answer would be the same rows again.
      set({ isMore: false })
      const next = await call('runHistory.page', { ...here(), query: asked(query), before, limit: page })
      if (mine === turn) set({ runs: [...runs, ...next.runs], isMore: next.isMore })
    },
    async select(key) {
      set({ selected: key, other: get().other === key ? null : get().other, missing: [] })
      await readWhole()
    },
    async compare(key) {
      set({ other: key === get().selected ? null : key })
      await readWhole()
    },
    async compareBefore() {
      const run = get().runs?.find(({ key }) => key === get().selected)
      if (run === undefined) return false
      // Of a case's runs the one before is a case's too.
      const query = { ...everyRun, node: run.node, origin: run.origin }
      const { runs } = await call('runHistory.page', { ...here(), query, before: run.key, limit: 1 })
      if (runs[0] === undefined) return false
      await get().compare(runs[0].key)
      return true
    },
    async pin(key, isPinned) {
      const next = beside(key)
      await call('runHistory.pin', { ...here(), key, isPinned })
      const { query, selected } = get()
      // One that is unpinned leaves a list of pinned ones.
      set({ selected: selected === key && query.isPinned && !isPinned ? next : selected, whole: {} })
      await read()
    },
    async remove(key) {
      const next = beside(key)
      await call('runHistory.remove', { ...here(), keys: [key] })
      const { selected, other } = get()
      set({ selected: selected === key ? next : selected, other: other === key ? null : other })
      await read()
    },
    async clear() {
      const { count } = await call('runHistory.clear', { ...here(), withPinned: false })
      set({ query: everyListed, selected: null, other: null, whole: {} })
      await read(0)
      return count
    },
    async again(row) {
      const { selected } = get()
      if (selected === null) return
      unnamed += 1
      try {
        const { runId, missing } = await call('runHistory.replay', {
          ...here(),
          key: selected,
          ...(row === undefined ? {} : { row }),
        })
        const of = row === undefined ? selected : null
        set({ missing, underWay: finished.has(runId) ? null : runId })
        const ended = early.find((one) => one.runId === runId)
        if (ended === undefined) replays.set(runId, of)
        else await showReplay(ended.key, of)
      } finally {
        unnamed -= 1
        if (unnamed === 0) {
          early = []
          finished.clear()
        }
      }
    },
    async cancel() {
      const { underWay } = get()
      if (underWay !== null) await call('run.cancel', { runId: underWay })
    },
  }
})
