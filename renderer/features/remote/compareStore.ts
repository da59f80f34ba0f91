import { create } from 'zustand'
import type { CodeNode } from '../../../shared/model/node'
import type { RemoteSandbox } from '../../../shared/model/remoteSandbox'
import type { RunResult } from '../../../shared/model/run'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { inputsOf } from '../run/createRunStore'
import { runStore } from '../run/runStore'
import { useRemotes } from './remoteStore'

/** A node's run on a server, which is shown beside its run here. */
export interface Comparison {
  readonly remote: RemoteSandbox
  readonly runId: string
  /** The run here that it is shown beside; empty until it has a name. */
  readonly hereId: string
  readonly node: CodeNode
  /** Null while it is under way. */
  readonly there: RunResult | null
}

interface CompareState {
  /** By the node's id. */
  of: Readonly<Record<string, Comparison>>
  /** Runs a node here and on a server, and shows both. */
  start(id: string, remote: RemoteSandbox): Promise<void>
  /** Ends what of a comparison is under way, here and on the server. */
  cancel(id: string): Promise<void>
  forget(id: string): void
}

/** The last comparison of each node. */
export const useComparisons = create<CompareState>()((set, get) => {
  /** Ends that came before the reply that names their run. */
  let early: { readonly runId: string; readonly result: RunResult }[] = []
  let unnamed = 0

  function finish(runId: string, result: RunResult): boolean {
    const found = Object.entries(get().of).find(([, one]) => one.runId === runId)
    if (found === undefined) return false
    const [id, comparison] = found
    set({ of: { ...get().of, [id]: { ...comparison, there: result } } })
    return true
  }

  /** Whoever cancels the run here means the comparison: nobody waits for the other half. */
  async function cancelThere(id: string): Promise<void> {
    const { runId = '', there = null, hereId = '' } = get().of[id] ?? {}
    const run = runStore.getState().runs[id]
    const isCancelled = run?.runId === hereId && run.result?.status === 'cancelled'
    if (isCancelled && runId !== '' && there === null) await call('run.cancel', { runId })
  }

  on('run.finished', ({ runId, result }) => {
    if (!finish(runId, result) && unnamed > 0) early.push({ runId, result })
  })
  runStore.subscribe(() => {
    for (const id of Object.keys(get().of)) cancelThere(id).catch(reportError)
  })

  return {
    of: {},
    async start(id, remote) {
      const before = get().of[id]
      if (before !== undefined && before.there === null && before.runId !== '') {
        await call('run.cancel', { runId: before.runId })
      }
      const other = runStore.getState().runs[id]
      const here = runStore.getState().run(id)
      // A run by itself is cancelled first, and gives way a moment later.
      if (other?.byItself === true) await here
      const run = runStore.getState().runs[id]
      const wasRefused = run?.phase === 'finished' && run.runId === ''
      // Refused, or another one is under way already: the run bar tells why.
      if (run === undefined || run === other || run.byItself === true || wasRefused) return here
      const comparison: Comparison = { remote, runId: '', hereId: '', node: run.node, there: null }
      set({ of: { ...get().of, [id]: comparison } })
      useApp.getState().showPanel('compare')
      const named = here.then(() => runStore.getState().runs[id]?.runId ?? '')
      unnamed += 1
      try {
        const request = { node: run.node, inputs: inputsOf(run.node), target: run.target, sandbox: remote.id, id }
        const { runId } = await call('run.start', request)
        const hereId = await named
        set({ of: { ...get().of, [id]: { ...comparison, runId, hereId } } })
        const ended = early.find((one) => one.runId === runId)
        if (ended !== undefined) finish(runId, ended.result)
        await cancelThere(id)
      } catch (error) {
        get().forget(id)
        reportError(error)
      } finally {
        unnamed -= 1
        if (unnamed === 0) early = []
      }
      // The packages of the server are known by its test alone, and may be others since the last one.
      await useRemotes.getState().test(remote.id)
      return here
    },
    async cancel(id) {
      const { runId = '', there = null } = get().of[id] ?? {}
      const ends = [runStore.getState().cancel(id)]
      if (runId !== '' && there === null) ends.push(call('run.cancel', { runId }).then(() => undefined))
      await Promise.all(ends)
    },
    forget(id) {
      const { [id]: _, ...others } = get().of
      set({ of: others })
    },
  }
})

useWorkspace.subscribe(({ renamed, workspace }, before) => {
  if (workspace === null && before.workspace !== null) useComparisons.setState({ of: {} })
  if (renamed === null || renamed === before.renamed) return
  const { [renamed.from]: moved, ...others } = useComparisons.getState().of
  if (moved !== undefined) useComparisons.setState({ of: { ...others, [renamed.to]: moved } })
})
