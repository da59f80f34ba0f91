import { useMemo } from 'react'
import type { Finding } from '../../../shared/model/finding'
import type { Problem } from '../../../shared/model/problem'
import { asGrave, type OwnSeverities } from '../../../shared/preflight/severities'
import type { NodeRun } from '../../app/stores/storeTypes'
import { useQuietNode } from '../../app/stores/quietNodes'
import { useCodeProblems } from '../imports/codeProblems'
import { causeOf, codeProblemsOf, isSettled } from '../imports/oneCause'
import { useFindings } from '../preflight/findingsStore'
import { useOwnSeverities } from '../preflight/preflightFiles'
import { isOfNow, oneCause, renameOf, type Told, useFindingsNow } from '../preflight/shownFindings'
import { isMended, useDeclaredProblems } from './declared'

const none: readonly Problem[] = []

/** The rules by which what is declared wrong is called in a workspace's severities. */
const rulesOfDeclared: Readonly<Record<string, string>> = {
  'type-not-there': 'type-unknown-there',
  'name-twice': 'variable-twice',
  'name-refused': 'variable-name-refused',
  'name-empty': 'variable-name-refused',
  'input-type-not-there': 'input-type-not-there',
  'error-handling-ignored': 'error-handling-ignored',
  'retry-ignored': 'retry-ignored',
}

/** What is declared wrong, as grave as the workspace takes it to be. */
function graded(declared: readonly Problem[], own: OwnSeverities): readonly Problem[] {
  return declared.flatMap((one) => asGrave(own, rulesOfDeclared[one.code] ?? '', one) ?? [])
}

const alone = (problem: Problem): Told => ({ problem, findings: [] })

/** One cause is one row: a failed build is told by the run that waited for it and by the environment itself. */
function merged(...lists: (readonly Told[])[]): Told[] {
  const seen = new Map<string, Told>()
  for (const told of lists.flat()) {
    const key = causeOf(told.problem)
    if (!seen.has(key)) seen.set(key, told)
  }
  return [...seen.values()]
}

/** Findings as rows: a name too few and one too many that the same renaming mends are one cause. */
function byCause(findings: readonly Finding[]): Told[] {
  const rows = new Map<string, { readonly problem: Problem; readonly findings: Finding[] }>()
  for (const [at, finding] of findings.entries()) {
    const key = renameOf(finding) ?? `${at}`
    const row = rows.get(key)
    if (row === undefined) rows.set(key, { problem: finding.problem, findings: [finding] })
    else row.findings.push(finding)
  }
  return [...rows.values()]
}

/**
 * All that is wrong with a node, a row a cause: what its last run told, what is seen in its code, its imports and its declarations before any run, and the
 * problems of what is around it.
 */
export function useProblemRows(id: string, run: NodeRun | null, around: readonly Problem[]): readonly Told[] {
  const declared = useDeclaredProblems(id)
  const own = useOwnSeverities()
  const node = useQuietNode(id)
  const seen = useCodeProblems((state) => state[id] ?? null)
  const findings = useFindingsNow(id)
  const failure = useFindings((state) => state[id]?.failure ?? null)
  return useMemo(() => {
    const told = (run?.result?.problems ?? none).filter(
      (problem) => !isMended(problem, declared) && (run === null || !isSettled(problem, run.node, seen)),
    )
    const isNow = isOfNow(run, node)
    const { ofRun, rest } = oneCause(told, run?.result?.error ?? null, isNow, findings)
    return merged(
      ofRun,
      codeProblemsOf(seen, node?.code ?? null, isNow ? told : none, findings).map(({ problem }) => alone(problem)),
      graded(declared, own).map(alone),
      byCause(rest),
      failure === null ? [] : [alone(failure)],
      around.map(alone),
    )
  }, [declared, own, node, seen, findings, failure, run, around])
}
