import type { Problem } from '../../../shared/model/problem'
import { entryOf } from '../../../shared/packages/requirementsFile'
import { moduleOf } from '../../../shared/problems/moduleProblems'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { applyFix, isFix } from '../run/fixes'
import { runStore } from '../run/runStore'
import { findingsOfNode } from '../preflight/shownFindings'
import { type FindingFix, fixesOfFinding, ignoreFix } from '../preflight/findingFixes'
import { addToNode, addToRequirements, asksForPackage, packageFor } from './addPackage'
import { useCodeProblems } from './codeProblems'
import { codeProblemsOf } from './oneCause'
import { isOfImport, ruleOfImport } from './ruleOfImport'

/** One way to mend a line, by its words. */
export interface QuickFix {
  readonly title: string
  /** Whether it takes the cause away, and does not only silence or explain it. */
  readonly isMending: boolean
  readonly run: () => void
}

function fixesOf(id: string, problem: Problem): QuickFix[] {
  const text = textNow()
  const { fix } = problem
  if (isFix(fix)) {
    const apply = (): void => {
      const { documents, edit } = useWorkspace.getState()
      const node = documents[id]?.node ?? null
      const code = node === null ? null : applyFix(fix, node)
      if (code !== null) edit(id, { code })
    }
    return [{ title: text.run.fixes[fix], isMending: true, run: apply }]
  }
  const name = packageFor(problem)
  if (name !== null) {
    const forAll = { title: text.imports.add(name), isMending: true, run: () => addToRequirements(name) }
    const forNode = { title: text.imports.addForNode(name), isMending: true, run: () => addToNode(id, name) }
    const isAsked = entryOf(useWorkspace.getState().requirements?.text ?? '', name) !== null
    return isAsked ? [forNode] : [forAll, forNode]
  }
  if (!asksForPackage(problem)) return []
  const module = moduleOf(problem) ?? ''
  return [
    { title: text.imports.unknownSee(module), isMending: false, run: () => useApp.getState().showPanel('problems') },
  ]
}

const mending = ['fix', 'ignore', 'page'] as const
/** What silences is never the first, which the list opens with. */
const explaining = ['page', 'ignore'] as const

const asQuickFix = ({ title, kind, run }: FindingFix): QuickFix => ({ title, isMending: kind === 'fix', run })

/** The ways to mend what is marked on a line of an open node (from 1), each once. */
export function quickFixesAt(id: string, line: number): QuickFix[] {
  const code = useWorkspace.getState().documents[id]?.node?.code ?? null
  const run = runStore.getState().runs[id]
  const ofRun = run?.node.code === code ? (run?.result?.problems ?? []) : []
  const findings = findingsOfNode(id)
  const seen = codeProblemsOf(useCodeProblems.getState()[id] ?? null, code, ofRun, findings)
  const all = [...ofRun.filter(({ source }) => source === 'run'), ...seen.map(({ problem }) => problem)]
  const ofImports = seen.filter(({ problem }) => problem.line === line && isOfImport(problem))
  const silent = ofImports.flatMap(({ problem }) => ignoreFix(id, ruleOfImport(problem), line) ?? [])
  const found = findings.filter(({ problem }) => problem.line === line)
  const ofFindings = [...found.flatMap((finding) => fixesOfFinding(id, finding)), ...silent]
  const ofProblems = all.filter((problem) => problem.line === line).flatMap((problem) => fixesOf(id, problem))
  const order = ofProblems.length > 0 || ofFindings.some(({ kind }) => kind === 'fix') ? mending : explaining
  const fixes: QuickFix[] = [
    ...ofProblems,
    // What mends goes before what silences, and that before what explains.
    ...order.flatMap((wanted) => ofFindings.filter(({ kind }) => kind === wanted)).map(asQuickFix),
  ]
  return [...new Map(fixes.map((fix) => [fix.title, fix])).values()]
}
