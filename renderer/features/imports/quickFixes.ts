import type { Problem } from '../../../shared/model/problem'
import { entryOf } from '../../../shared/packages/requirementsFile'
import { moduleOf } from '../../../shared/problems/moduleProblems'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { applyFix, isFix } from '../run/fixes'
import { runStore } from '../run/runStore'
import { addToNode, addToRequirements, asksForPackage, packageFor } from './addPackage'
import { useCodeProblems } from './codeProblems'
import { codeProblemsOf } from './oneCause'

/** One way to mend a line, by its words. */
export interface QuickFix {
  readonly title: string
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
    return [{ title: text.run.fixes[fix], run: apply }]
  }
  const name = packageFor(problem)
  if (name !== null) {
    const forAll = { title: text.imports.add(name), run: () => addToRequirements(name) }
    const forNode = { title: text.imports.addForNode(name), run: () => addToNode(id, name) }
    const isAsked = entryOf(useWorkspace.getState().requirements?.text ?? '', name) !== null
    return isAsked ? [forNode] : [forAll, forNode]
  }
  if (!asksForPackage(problem)) return []
  const module = moduleOf(problem) ?? ''
  return [{ title: text.imports.unknownSee(module), run: () => useApp.getState().showPanel('problems') }]
}

/** The ways to mend what is marked on a line of an open node (from 1), each once. */
export function quickFixesAt(id: string, line: number): QuickFix[] {
  const code = useWorkspace.getState().documents[id]?.node?.code ?? null
  const run = runStore.getState().runs[id]
  const ofRun = run?.node.code === code ? (run?.result?.problems ?? []) : []
  const seen = codeProblemsOf(useCodeProblems.getState()[id] ?? null, code, ofRun)
  const all = [...ofRun.filter(({ source }) => source === 'run'), ...seen.map(({ problem }) => problem)]
  const fixes = all.filter((problem) => problem.line === line).flatMap((problem) => fixesOf(id, problem))
  return [...new Map(fixes.map((fix) => [fix.title, fix])).values()]
}
