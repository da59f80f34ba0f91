import { create } from 'zustand'
import type { KeptRun, RunHistoryState, RunQuery, WholeRun } from '../../../shared/model/runHistory'
import { everyRun } from '../../../shared/runHistory/everyRun'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** Runs that are read at a time. */
const page = 100

interface RunsState {
  query: RunQuery
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
  /** Secret inputs that a run which was run again had no value for. */
  missing: readonly string[]
  show(): Promise<void>
  ask(change: Partial<RunQuery>): Promise<void>
  more(): Promise<void>
  select(key: number): Promise<void>
  compare(key: number | null): Promise<void>
  /** Compares the selected run with the one of its node before it. False where there is none. */
  compareBefore(): Promise<boolean>
  pin(key: number, isPinned: boolean): Promise<void>
  remove(key: number): Promise<void>
  /** Removes all but the pinned; how many went. */
  clear(): Promise<number>
  /** Runs the selected run again; the new one is then shown beside it. */
  again(): Promise<void>
  /** Ends the run under way. */
  cancel(): Promise<void>
}

/** The kept runs of the workspace, and what is looked at of them. */
export const useRuns = create<RunsState>()((set, get) => {
  const here = (): { workspace: string } => ({ workspace: useWorkspace.getState().workspace?.path ?? '' })
  /** Counts the questions for a list: an answer that a later question overtook is dropped. */
  let turn = 0
  /** Runs that were asked for again, and the run that each is of. */
  const replays = new Map<string, number>()
  /** Runs that were kept while none of those was named yet. */
  let early: { readonly runId: string; readonly key: number }[] = []
  const finished = new Set<string>()
  let unnamed = 0

  async function read(): Promise<void> {
    turn += 1
    const mine = turn
    const place = here()
    const state = await call('runHistory.state', place)
    if (mine !== turn) return
    if (state.facts === null) {
      set({ state, runs: [], isMore: false, selected: null, other: null })
      return
    }
    const limit = Math.min(500, Math.max(page, get().runs?.length ?? 0))
    const { runs, isMore } = await call('runHistory.page', { ...place, query: get().query, before: null, limit })
    if (mine !== turn) return
    const has = (key: number | null): boolean => runs.some((run) => run.key === key)
    const selected = has(get().selected) ? get().selected : (runs[0]?.key ?? null)
    set({ state, runs, isMore, selected })
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

  async function showReplay(key: number, of: number): Promise<void> {
    set({ query: everyRun, selected: key, other: of })
    await read()
  }

  on('run.finished', ({ runId }) => {
    if (runId === get().underWay) set({ underWay: null })
    else if (unnamed > 0) finished.add(runId)
  })

  on('runHistory.kept', ({ workspace, key, runId }) => {
    if (workspace !== here().workspace) return
    const of = replays.get(runId)
    if (of !== undefined) {
      replays.delete(runId)
      showReplay(key, of).catch(reportError)
      return
    }
    if (unnamed > 0) early.push({ runId, key })
    if (useApp.getState().page === 'history') read().catch(reportError)
  })

  useWorkspace.subscribe(({ workspace }, before) => {
    if (workspace?.path === before.workspace?.path) return
    turn += 1
    set({ query: everyRun, runs: null, state: null, selected: null, other: null, whole: {}, missing: [] })
    if (workspace !== null && useApp.getState().page === 'history') read().catch(reportError)
  })

  return {
    query: everyRun,
    runs: null,
    isMore: false,
    state: null,
    selected: null,
    other: null,
    whole: {},
    underWay: null,
    missing: [],
    show: read,
    async ask(change) {
      set({ query: { ...get().query, ...change } })
      await read()
    },
    async more() {
      const { runs, isMore, query } = get()
      const before = runs?.at(-1)?.key
      if (!isMore || runs === null || before === undefined) return
      const mine = turn
      // Asked once: a second answer would be the same rows again.
      set({ isMore: false })
      const next = await call('runHistory.page', { ...here(), query, before, limit: page })
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
      await call('runHistory.pin', { ...here(), key, isPinned })
      set({ whole: {} })
      await read()
    },
    async remove(key) {
      const { runs, selected, other } = get()
      const at = runs?.findIndex((run) => run.key === key) ?? -1
      const next = runs?.[at + 1] ?? runs?.[at - 1]
      await call('runHistory.remove', { ...here(), keys: [key] })
      set({ selected: selected === key ? (next?.key ?? null) : selected, other: other === key ? null : other })
      await read()
    },
    async clear() {
      const { count } = await call('runHistory.clear', { ...here(), withPinned: false })
      set({ query: everyRun, selected: null, other: null, whole: {} })
      await read()
      return count
    },
    async again() {
      const { selected } = get()
      if (selected === null) return
      unnamed += 1
      try {
        const { runId, missing } = await call('runHistory.replay', { ...here(), key: selected })
        set({ missing, underWay: finished.has(runId) ? null : runId })
        const ended = early.find((one) => one.runId === runId)
        if (ended === undefined) replays.set(runId, selected)
        else await showReplay(ended.key, selected)
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
