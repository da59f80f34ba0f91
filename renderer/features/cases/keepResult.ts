import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import { runStore } from '../run/runStore'
import { isStale } from '../run/staleness'
import { addCase, caseOfRun, casesOf, newCase } from './caseEdits'
import { casesIn, useCases } from './caseStore'

/** Shows a case of a node in the panel. */
export function showCase(id: string, place: number): void {
  useCases.getState().select(id, place)
  useApp.getState().showPanel('cases')
}

/** Runs all cases of a node where one sees how they end: a file's rows make room for them. */
export async function runAllCases(id: string): Promise<void> {
  const { show, run } = useCases.getState()
  if (casesIn(useCases.getState(), id).view === 'data') show(id, 'case')
  useApp.getState().showPanel('cases')
  await run(id)
}

/** Makes a case of the samples of a node, and shows it. */
export function addNewCase(id: string): void {
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  if (node === null) return
  const place = casesOf(node).length
  edit(id, addCase(node, newCase(node, textNow().cases.newName)))
  showCase(id, place)
}

/** Shows the rows of a file beside a node in the panel. */
export function showRows(id: string): void {
  useCases.getState().show(id, 'data')
  useApp.getState().showPanel('cases')
}

/** Shows how a node's cases stand on several targets, where they can be run on them. */
export function showTargets(id: string): void {
  useCases.getState().show(id, 'targets')
  useApp.getState().showPanel('cases')
}

/** Keeps the last run of a node as a case and shows it; does nothing where that was of another version of the node, or has no words of Dify's. */
export function keepResult(id: string): void {
  const { documents, edit } = useWorkspace.getState()
  const node = documents[id]?.node ?? null
  const run = runStore.getState().runs[id] ?? null
  if (node === null || run === null || run.phase !== 'finished' || run.result === null || isStale(run, node)) return
  const kept = caseOfRun(run.node, node, run.result, textNow().cases.keptName)
  if (kept === null) return
  const place = casesOf(node).length
  edit(id, addCase(node, kept))
  const { outputs, error, target, times } = run.result
  // It is what came of this very run.
  const passed = { place, target, status: 'passed' as const, reason: null, differences: [], problem: null }
  useCases.getState().tell(id, run.node, [{ of: kept, report: { ...passed, outputs, error, ms: times.total } }])
  showCase(id, place)
}
