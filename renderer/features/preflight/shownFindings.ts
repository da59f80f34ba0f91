import { useMemo } from 'react'
import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import { explains } from '../../../shared/preflight/explains'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useQuietNode } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { type SeenNode, useFindings } from './findingsStore'
import { movedAlong } from './movedAlong'

const none: readonly Finding[] = []

/** What preflight finds in a node as it stands in the editor: what it found last, along with what was typed since. */
export function findingsNow(seen: SeenNode | null, node: CodeNode | null): readonly Finding[] {
  if (seen === null || node === null || seen.node.code_language !== node.code_language) return none
  // Of no code at all is told as that.
  const all = node.code === '' ? seen.findings.filter(({ rule }) => rule !== 'main-not-defined') : seen.findings
  return movedAlong(all, seen.node.code, node.code)
}

/** A row of Problems. */
export interface Told {
  readonly problem: Problem
  /** What preflight found of the same cause. */
  readonly findings: readonly Finding[]
}

/** The renaming that mends a finding, in a form to compare; null where none does. A name too few and one too many that it mends are one cause. */
export function renameOf({ fixes: [fix], problem: { line } }: Finding): string | null {
  return fix?.kind.startsWith('rename-') === true ? JSON.stringify([fix, line]) : null
}

/** A run's problems with the findings of their causes, and the findings that no run has told of: one cause is told once. */
export interface OneCause {
  readonly ofRun: readonly Told[]
  readonly rest: readonly Finding[]
}

/** Whether what a run tells of its success is told better by findings: they know the line, and the run does not. */
function givesWay({ problem, findings }: Told): boolean {
  return problem.severity !== 'error' && problem.line === null && findings.some((one) => one.problem.line !== null)
}

/**
 * Puts a run's problems and what preflight finds side by side. Where the run was of the code as it stands, the run speaks; of code that has changed since,
 * preflight does, which sees what is there now, and so it does of what a run that succeeded can put to no line.
 */
export function oneCause(
  problems: readonly Problem[],
  said: string | null,
  isCurrent: boolean,
  findings: readonly Finding[],
): OneCause {
  const all = problems.map((problem) => {
    const own = findings.filter((finding) => explains(finding, problem, said))
    const renames = new Set(own.flatMap((finding) => renameOf(finding) ?? []))
    const same = findings.filter((finding) => !own.includes(finding) && renames.has(renameOf(finding) ?? ''))
    return { problem, findings: [...own, ...same] }
  })
  if (!isCurrent) return { ofRun: all.filter((told) => told.findings.length === 0), rest: findings }
  const ofRun = all.filter((one) => !givesWay(one))
  const told = new Set(ofRun.flatMap((one) => one.findings))
  return { ofRun, rest: findings.filter((finding) => !told.has(finding)) }
}

/** Whether a run was of the node as it stands. */
export function isOfNow(run: Pick<NodeRun, 'node'> | null, node: CodeNode | null): boolean {
  return run !== null && node !== null && run.node.code === node.code && run.node.outputs === node.outputs
}

/** What preflight finds in an open node, as it stood at its author's last pause. */
export function useFindingsNow(id: string): readonly Finding[] {
  const seen = useFindings((state) => state[id] ?? null)
  const node = useQuietNode(id)
  return useMemo(() => findingsNow(seen, node), [seen, node])
}

/** What preflight found of the causes of a failed run of the node as it stands. */
export function useExplaining(id: string, run: NodeRun): readonly Finding[] {
  const findings = useFindingsNow(id)
  const node = useQuietNode(id)
  return useMemo(() => {
    if (!isOfNow(run, node) || run.result === null) return none
    const { ofRun } = oneCause(run.result.problems, run.result.error, true, findings)
    return [...new Set(ofRun.flatMap((one) => one.findings))]
  }, [findings, node, run])
}

/** The same outside any component. */
export function findingsOfNode(id: string): readonly Finding[] {
  return findingsNow(useFindings.getState()[id] ?? null, useWorkspace.getState().documents[id]?.node ?? null)
}
