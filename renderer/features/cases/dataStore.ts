import { create } from 'zustand'
import { roleProblem } from '../../../shared/cases/caseOfRow'
import { guessRoles } from '../../../shared/cases/dataRoles'
import type { EmptyCells, FailureKind } from '../../../shared/cases/dataWords'
import type { DataFormat, DataProgress, DataRole, DataView, FailedRow } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { withoutCases } from '../run/createRunStore'
import { isSameToRun } from '../run/staleness'
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
  /** The node as its rows ran. */
  readonly node: CodeNode
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
export async function failuresOf(
  { name, kind }: Pick<DataRun, 'name' | 'kind'>,
  from: number,
): Promise<readonly FailedRow[]> {
  return (await call('data.failures', { run: name, kind, from, count: pageRows })).rows
}

/** What the columns are, as far as the node has it: an input or an output that it lost meanwhile is nothing. */
export function rolesNow({ view, roles }: DataOfNode, node: CodeNode): DataRole[] {
  return view.columns.map((column, at) => {
    const role = roles[at] ?? { as: 'nothing' }
    return roleProblem(role, column, node) === null ? role : { as: 'nothing' }
  })
}

/** Whether the rows ran on another version of the node. Samples make no difference: a row has its own inputs, and may lend them. */
export function isOldRun(run: DataRun, node: CodeNode): boolean {
  return !isSameToRun({ ...run.node, samples: node.samples }, node)
}

/** Ends the run of a file, where there is one, and forgets its failures. */
async function forget(of: DataOfNode | undefined): Promise<void> {
  const name = of?.run?.name ?? ''
  if (name !== '') await call('data.forget', { run: name })
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

  /** The node that a run, which has no name yet, is of; it may have got another id, or another file. */
  function idOf(run: DataRun): string | undefined {
    return Object.entries(get().of).find(([, of]) => of.run === run)?.[0]
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
      forget(get().of[id]).catch(reportError)
      const roles = guessRoles(view.columns, node)
      set({ of: { ...get().of, [id]: { view, roles, empty: 'text', run: null, isMapping: true } } })
    },
    async read(id, format) {
      const node = useWorkspace.getState().documents[id]?.node
      const of = get().of[id]
      if (of === undefined || !node) return
      const asked = { ...of.view, format: { ...of.view.format, ...format } }
      // Shown at once: a second change begins with it.
      put(id, { view: asked })
      const isLast = (): boolean => get().of[id]?.view === asked
      try {
        const view = await call('data.read', { file: asked.file, format: asked.format })
        if (!isLast()) return
        const isSame = view.columns.join('\n') === of.view.columns.join('\n')
        put(id, { view, roles: isSame ? of.roles : guessRoles(view.columns, node) })
      } catch (error) {
        if (isLast()) put(id, { view: of.view })
        throw error
      }
    },
    change: put,
    async start(id) {
      useWorkspace.getState().settle(id)
      const node = useWorkspace.getState().documents[id]?.node
      const of = get().of[id]
      if (of === undefined || !node || of.run?.isRunning === true) return
      const begun = {
        name: '',
        progress: nothingYet,
        isRunning: true,
        isCancelled: false,
        told: null,
        kind: null,
        node,
      }
      put(id, { isMapping: false, run: begun })
      const { mode } = useApp.getState().settings
      try {
        await forget(of)
        const { run: name } = await call('data.run', {
          file: of.view.file,
          format: of.view.format,
          columns: of.view.columns,
          roles: rolesNow(of, node),
          empty: of.empty,
          id,
          node: withoutCases(node),
          target: usualTarget(node),
          ...(mode === null ? {} : { mode }),
        })
        const now = idOf(begun)
        if (now === undefined) await call('data.forget', { run: name })
        else put(now, { run: { ...begun, name } })
      } catch (error) {
        const now = idOf(begun)
        if (now !== undefined) put(now, { isMapping: true, run: null })
        throw error
      }
    },
    async cancel(id) {
      const name = get().of[id]?.run?.name ?? ''
      if (name !== '') await call('data.cancel', { run: name })
    },
    filter(id, kind) {
      const run = get().of[id]?.run
      // Before it has its name, it is known by itself.
      if (run && run.name !== '') put(id, { run: { ...run, kind } })
    },
  }
})

useWorkspace.subscribe(({ renamed, workspace, tabs }, before) => {
  const { of } = useData.getState()
  if (renamed !== null && renamed !== before.renamed) {
    const { [renamed.from]: kept, ...others } = of
    if (kept !== undefined) useData.setState({ of: { ...others, [renamed.to]: kept } })
    return
  }
  // By the tabs: a node that gets another name is without a document for a moment, and one with unsaved edits has one when it is closed.
  const left =
    workspace?.path === before.workspace?.path ? Object.keys(of).filter((id) => !tabs.includes(id)) : Object.keys(of)
  if (left.length === 0) return
  for (const id of left) forget(of[id]).catch(reportError)
  useData.setState({ of: Object.fromEntries(Object.entries(of).filter(([id]) => !left.includes(id))) })
})
