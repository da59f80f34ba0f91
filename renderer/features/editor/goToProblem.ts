import { useWorkspace } from '../../app/stores/workspaceStore'
import { useCodeProblems } from '../imports/codeProblems'
import { codeProblemsOf } from '../imports/oneCause'
import { findingsOfNode } from '../preflight/shownFindings'
import { runStore } from '../run/runStore'
import { useCursor } from './cursorStore'
import { nextMark } from './problemMarks'

/**
 * Shows the line of the next problem of a node's code or last run after the caret, or of the one before it, round the end. Problems of
 * code that has changed since are left out, as in the editor. Returns whether there was one to go to.
 */
export function goToProblem(id: string, back = false): boolean {
  const { runs, goToLine } = runStore.getState()
  const run = runs[id]
  const code = useWorkspace.getState().documents[id]?.node?.code
  const ofRun = run?.node.code === code ? (run?.result?.problems ?? []) : []
  const findings = findingsOfNode(id)
  const seen = codeProblemsOf(useCodeProblems.getState()[id] ?? null, code ?? null, ofRun, findings)
  const all = [...ofRun.filter(({ source }) => source === 'run'), ...seen.map(({ problem }) => problem)]
  const found = findings.map(({ problem }) => problem)
  const places = [...all, ...found].flatMap(({ line, column }) =>
    line === null ? [] : [{ line, column: column ?? 1 }],
  )
  const next = nextMark(places, useCursor.getState().position?.line ?? 0, back)
  if (next === null) return false
  goToLine(id, next.line, next.column)
  return true
}
