import { failedOf } from '../../../shared/cases/failedOf'
import type { ActionId } from '../../../shared/actions/actionTable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { dropCase, duplicateCase, selectedCase } from '../cases/caseActs'
import { casesIn, useCases } from '../cases/caseStore'
import { type DataRun, useData } from '../cases/dataStore'
import { showCase, showRows } from '../cases/keepResult'
import { saveFailed } from '../cases/saveFailed'
import type { ActionRun } from './actionRun'
import type { Reason } from './reasons'

const active = (): string => useWorkspace.getState().active ?? ''

/** An action on the selected case of the open node. */
function onCase(act: (id: string, place: number) => Promise<unknown> | void, why?: () => Reason | null): ActionRun {
  return {
    why: () => {
      if (useWorkspace.getState().documents[active()]?.node == null) return 'noNode'
      return selectedCase(active()) < 0 ? 'noCases' : (why?.() ?? null)
    },
    run: () => act(active(), selectedCase(active())),
  }
}

const rowsRun = (): DataRun | null => useData.getState().of[active()]?.run ?? null

/** An action on the rows of a file that the open node has run over. */
function onRows(act: (id: string, run: DataRun) => Promise<unknown> | void, why: (run: DataRun) => Reason | null) {
  return {
    why: (): Reason | null => {
      const run = rowsRun()
      return run === null ? 'noRows' : why(run)
    },
    run: () => {
      const run = rowsRun()
      if (run === null) return
      showRows(active())
      return act(active(), run)
    },
  }
}

const noneFailed = ({ progress }: DataRun): Reason | null => (failedOf(progress, null) === 0 ? 'noRowFailed' : null)

/** What can be done with the cases of the open node, and with the rows that it has run over. */
export const caseRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  'run-case': onCase(
    (id, place) => {
      showCase(id, place)
      return useCases.getState().run(id, [place])
    },
    () => (casesIn(useCases.getState(), active()).batch === null ? null : 'casesRun'),
  ),
  'duplicate-case': onCase(duplicateCase),
  'remove-case': onCase(dropCase),
  'cancel-rows': onRows(
    (id) => useData.getState().cancel(id),
    ({ isRunning }) => (isRunning ? null : 'noRowsRun'),
  ),
  'filter-rows': onRows((id) => {
    useData.getState().change(id, { isMapping: false })
    // The list of kinds is there once the tab is drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.data-acts select')?.focus()),
    )
  }, noneFailed),
  'save-rows': onRows((_, run) => saveFailed(run), noneFailed),
}
