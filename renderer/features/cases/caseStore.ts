import { create } from 'zustand'
import type { CaseReport, Coverage } from '../../../shared/model/caseRun'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeCase } from '../../../shared/model/nodeCase'
import { call, on } from '../../app/client'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { withoutCases } from '../run/createRunStore'
import { isSameToRun } from '../run/staleness'
import { casesOf } from './caseEdits'
import { newNames, underNames } from './caseNames'

/** How a case ended on a target, of the node as it was then. */
export interface CaseEnd extends CaseReport {
  readonly of: NodeCase
  readonly node: CodeNode
}

/** What the cases of a node reached of its code, as that was then. */
export interface CoveredCode {
  readonly code: string
  readonly coverage: Coverage
}

export interface Batch {
  /** Empty until it has a name. */
  readonly name: string
  readonly node: CodeNode
  readonly cases: readonly NodeCase[]
  readonly all: number
  readonly done: number
  /** Whether it tells the lines that it reaches. */
  readonly takesLines: boolean
}

/** The cases of one node in the window. */
export interface CasesOfNode {
  readonly selected: number
  readonly view: 'case' | 'targets' | 'data'
  /** What runs now. */
  readonly batch: Batch | null
  /** By the case's name and target how it ended last. */
  readonly ends: ReadonlyMap<string, CaseEnd>
  /** Of the last time that all of them were run for it. */
  readonly covered: CoveredCode | null
}

interface CasesState {
  of: Readonly<Record<string, CasesOfNode>>
  select(id: string, place: number): void
  show(id: string, view: CasesOfNode['view']): void
  /** Runs all cases of an open node, or those at some places; on their own targets, or on those named. */
  run(id: string, places?: readonly number[], targets?: readonly string[]): Promise<void>
  cancel(id: string): Promise<void>
  /** Takes over how cases ended elsewhere: of a run that was kept as a case, or of a lesson's check. */
  tell(id: string, node: CodeNode, ended: readonly { readonly of: NodeCase; readonly report: CaseReport }[]): void
}

const empty: CasesOfNode = { selected: 0, view: 'case', batch: null, ends: new Map(), covered: null }

export const endKey = (name: string, target: string): string => `${target}\n${name}`

export function casesIn(state: CasesState, id: string): CasesOfNode {
  return state.of[id] ?? empty
}

/** Whether runs of a node can tell the lines that they reach. */
export function tellsLines({ code_language: language }: CodeNode): boolean {
  return language !== 'jinja2'
}

/** The target of a case that names none. */
export function usualTarget(node: CodeNode): string {
  return node.target ?? useApp.getState().settings.target
}

/** The cases of the open nodes: which is shown, what runs, and how each ended. */
export const useCases = create<CasesState>()((set, get) => {
  function change(id: string, part: Partial<CasesOfNode>): void {
    set({ of: { ...get().of, [id]: { ...casesIn(get(), id), ...part } } })
  }

  function idOf(name: string): string | undefined {
    return Object.entries(get().of).find(([, { batch }]) => batch?.name === name)?.[0]
  }

  on('cases.ended', ({ batch: name, reports }) => {
    const id = idOf(name)
    const { batch, ends } = casesIn(get(), id ?? '')
    if (id === undefined || batch === null) return
    const next = new Map(ends)
    for (const report of reports) {
      const of = batch.cases[report.place]
      if (of !== undefined) next.set(endKey(of.name, report.target), { ...report, of, node: batch.node })
    }
    change(id, { ends: next, batch: { ...batch, done: batch.done + reports.length } })
  })
  on('cases.finished', ({ batch: name, coverage }) => {
    const id = idOf(name)
    const { batch } = casesIn(get(), id ?? '')
    if (id === undefined || batch === null) return
    const covered = coverage === null ? null : { code: batch.node.code, coverage }
    change(id, { batch: null, ...(batch.takesLines ? { covered } : {}) })
  })

  return {
    of: {},
    select: (id, selected) => change(id, { selected, view: 'case' }),
    show: (id, view) => change(id, { view }),
    async run(id, places, targets = []) {
      useWorkspace.getState().settle(id)
      const node = useWorkspace.getState().documents[id]?.node ?? null
      if (node === null || casesIn(get(), id).batch !== null) return
      const cases = casesOf(node).filter((_, place) => places === undefined || places.includes(place))
      if (cases.length === 0) return
      const bare = withoutCases(node)
      const target = usualTarget(node)
      const each = (one: NodeCase): number => (targets.length > 0 ? targets.length : Math.max(1, one.targets.length))
      const all = cases.reduce((sum, one) => sum + each(one), 0)
      const { mode, markLines } = useApp.getState().settings
      // A part of them would leave out what the others reach.
      const takesLines = markLines && places === undefined && targets.length === 0 && tellsLines(node)
      const begun = { node: bare, cases, all, done: 0, takesLines }
      change(id, { batch: { name: '', ...begun } })
      try {
        const { batch: name } = await call('cases.run', {
          id,
          node: bare,
          cases: [...cases],
          target,
          targets: [...targets],
          takesLines,
          ...(mode === null ? {} : { mode }),
        })
        change(id, { batch: { name, ...begun } })
      } catch (error) {
        change(id, { batch: null })
        throw error
      }
    },
    tell(id, node, ended) {
      const ends = new Map(casesIn(get(), id).ends)
      const bare = withoutCases(node)
      for (const { of, report } of ended) ends.set(endKey(of.name, report.target), { ...report, of, node: bare })
      change(id, { ends })
    },
    async cancel(id) {
      const name = casesIn(get(), id).batch?.name ?? ''
      if (name !== '') await call('cases.cancel', { batch: name })
    },
  }
})

useWorkspace.subscribe(({ renamed, workspace }, before) => {
  if (workspace === null && before.workspace !== null) {
    for (const id of Object.keys(useCases.getState().of)) useCases.getState().cancel(id).catch(reportError)
    useCases.setState({ of: {} })
  }
  if (renamed === null || renamed === before.renamed) return
  const { [renamed.from]: kept, ...others } = useCases.getState().of
  if (kept !== undefined) useCases.setState({ of: { ...others, [renamed.to]: kept } })
})

/** What a case came to is told under its new name too, by whichever hand it got that. */
useWorkspace.subscribe(({ documents }, before) => {
  if (documents === before.documents) return
  const { of } = useCases.getState()
  for (const [id, cases] of Object.entries(of)) {
    const [old, now] = [before.documents[id]?.node, documents[id]?.node]
    if (old == null || now == null || old.cases === now.cases) continue
    const names = newNames(casesOf(old), casesOf(now))
    if (names.size > 0) useCases.setState({ of: { ...useCases.getState().of, [id]: underNames(cases, names) } })
  }
})

export type CaseState = CaseReport['status'] | 'running' | 'none' | 'old'

/** How a case stands on a target: its last end, unless the node or the case is another by now. */
export function stateOf(
  of: CasesOfNode,
  node: CodeNode,
  one: NodeCase,
  target: string,
): { state: CaseState; end: CaseEnd | null } {
  const end = of.ends.get(endKey(one.name, target)) ?? null
  const isOld = end !== null && !(isSameCase(end.of, one) && isSameToRun(end.node, node))
  if (
    of.batch?.cases.some((other) => other.name === one.name) === true &&
    (end === null || isOld || end.node !== of.batch.node)
  ) {
    return { state: 'running', end: null }
  }
  if (end === null) return { state: 'none', end: null }
  return { state: isOld ? 'old' : end.status, end }
}

function isSameCase(a: NodeCase, b: NodeCase): boolean {
  return a === b || JSON.stringify([a.inputs, a.checks, a.error]) === JSON.stringify([b.inputs, b.checks, b.error])
}

const worst: readonly CaseState[] = ['running', 'failed', 'broken', 'cancelled', 'old', 'none', 'passed']

/** How a case stands on all of its targets: as the one that stands worst. */
export function standOf(
  of: CasesOfNode,
  node: CodeNode,
  one: NodeCase,
  usual: string,
): { state: CaseState; end: CaseEnd | null } {
  const targets = one.targets.length > 0 ? one.targets : [usual]
  const all = targets.map((target) => stateOf(of, node, one, target))
  const state = worst.find((each) => all.some((found) => found.state === each)) ?? 'none'
  return all.find((found) => found.state === state) ?? { state, end: null }
}
