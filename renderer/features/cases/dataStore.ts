import { create } from 'zustand'
import { guessRoles } from '../../../shared/cases/dataRoles'
import type { EmptyCells, FailureKind } from '../../../shared/cases/dataWords'
import type { DataFormat, DataProgress, DataRole, DataView, FailedRow } from '../../../shared/model/caseData'
import type { Problem } from '../../../shared/model/problem'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { withoutCases } from '../run/createRunStore'
import { usualTarget } from './caseStore'

/** A run over rows: how far it is, and as many of its failures as were looked at. */
export interface DataRun {
  /** Empty until it has a name. */
  readonly name: string
  readonly progress: DataProgress
  readonly isRunning: boolean
  readonly isCancelled: boolean
  readonly told: Problem | null
  readonly kind: FailureKind | null
}

/** A file of rows beside a node: what its columns are, and the run over it. */
export interface DataOfNode {
  readonly view: DataView
  readonly roles: readonly DataRole[]
  readonly empty: EmptyCells
  readonly run: DataRun | null
  /** Whether the columns are shown, where there is a run. */
  readonly isMapping: boolean
}

interface DataState {
  of: Readonly<Record<string, DataOfNode>>
  choose(id: string): Promise<void>
  take(id: string, view: DataView): void
  read(id: string, format: Partial<DataFormat>): Promise<void>
  change(id: string, part: Partial<Pick<DataOfNode, 'roles' | 'empty' | 'isMapping'>>): void
  start(id: string): Promise<void>
  cancel(id: string): Promise<void>
  filter(id: string, kind: FailureKind | null): void
}

const nothingYet: DataProgress = { done: 0, all: null, passed: 0, failed: {}, ms: 0 }

/** Failures that are read at once. */
export const pageRows = 100

/** The rows of a run that failed, some of them. */
export async function failuresOf({ name, kind }: DataRun, from: number): Promise<readonly FailedRow[]> {
  return (await call('data.failures', { run: name, kind, from, count: pageRows })).rows
}

/** How many rows failed, of a kind or of all. */
export function failedOf({ failed }: DataProgress, kind: FailureKind | null): number {
  return kind === null ? Object.values(failed).reduce((sum, count) => sum + count, 0) : (failed[kind] ?? 0)
}

/** Files of rows that the open nodes are run over. */
export const useData = create<DataState>()((set, get) => {
  function put(id: string, part: Partial<DataOfNode>): void {
    const before = get().of[id]
    if (before !== undefined) set({ of: { ...get().of, [id]: { ...before, ...part } } })
  }

  function putRun(name: string, part: Partial<DataRun>): void {
    const [id, of] = Object.entries(get().of).find(([, { run }]) => run?.name === name) ?? []
    if (id !== undefined && of?.run) put(id, { run: { ...of.run, ...part } })
  }

  async function forget(id: string): Promise<void> {
    const name = get().of[id]?.run?.name ?? ''
    if (name !== '') await call('data.forget', { run: name })
  }

  on('data.progress', ({ run, progress }) => putRun(run, { progress }))
  on('data.finished', ({ run, progress, cancelled, told }) =>
    putRun(run, { progress, told, isRunning: false, isCancelled: cancelled }),
  )

  return {
    of: {},
    async choose(id) {
      const view = await call('data.choose', null)
      if (view !== null) get().take(id, view)
    },
    take(id, view) {
      const node = useWorkspace.getState().documents[id]?.node
      if (node === undefined || node === null) return
      forget(id).catch(reportError)
      const roles = guessRoles(view.columns, node)
      set({ of: { ...get().of, [id]: { view, roles, empty: 'text', run: null, isMapping: true } } })
    },
    async read(id, format) {
      const node = useWorkspace.getState().documents[id]?.node
      const of = get().of[id]
      if (of === undefined || !node) return
      const view = await call('data.read', { file: of.view.file, format: { ...of.view.format, ...format } })
      const isSame = view.columns.join('\n') === of.view.columns.join('\n')
      put(id, { view, roles: isSame ? of.roles : guessRoles(view.columns, node) })
    },
    change: put,
    async start(id) {
      useWorkspace.getState().settle(id)
      const node = useWorkspace.getState().documents[id]?.node
      const of = get().of[id]
      if (of === undefined || !node || of.run?.isRunning === true) return
      await forget(id)
      const begun = { progress: nothingYet, isRunning: true, isCancelled: false, told: null, kind: null }
      put(id, { isMapping: false, run: { ...begun, name: '' } })
      const { mode } = useApp.getState().settings
      try {
        const { run: name } = await call('data.run', {
          file: of.view.file,
          format: of.view.format,
          roles: [...of.roles],
          empty: of.empty,
          node: withoutCases(node),
          target: usualTarget(node),
          ...(mode === null ? {} : { mode }),
        })
        put(id, { run: { ...begun, name } })
      } catch (error) {
        put(id, { isMapping: true, run: null })
        throw error
      }
    },
    async cancel(id) {
      const name = get().of[id]?.run?.name ?? ''
      if (name !== '') await call('data.cancel', { run: name })
    },
    filter(id, kind) {
      const run = get().of[id]?.run
      if (run) put(id, { run: { ...run, kind } })
    },
  }
})

useWorkspace.subscribe(({ renamed, workspace, documents }, before) => {
  const { of } = useData.getState()
  if (renamed !== null && renamed !== before.renamed) {
    const { [renamed.from]: kept, ...others } = of
    if (kept !== undefined) useData.setState({ of: { ...others, [renamed.to]: kept } })
    return
  }
  const left =
    workspace?.path === before.workspace?.path ? Object.keys(of).filter((id) => !(id in documents)) : Object.keys(of)
  if (left.length === 0) return
  for (const id of left) {
    const name = of[id]?.run?.name ?? ''
    if (name !== '') call('data.forget', { run: name }).catch(reportError)
  }
  useData.setState({ of: Object.fromEntries(Object.entries(of).filter(([id]) => !left.includes(id))) })
})
