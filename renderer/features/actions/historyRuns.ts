import type { ActionId } from '../../../shared/actions/actionTable'
import { reportError, useApp } from '../../app/stores/appStore'
import { useRuns } from '../history/runsStore'
import type { ActionRun } from './actionRun'

const runs = useRuns.getState

/** An action on the run that the history shows. */
const onRun = (act: (key: number) => Promise<unknown>): ActionRun => ({
  why: () => (useApp.getState().page === 'history' && runs().selected !== null ? null : 'noRun'),
  run: () => {
    const { selected } = runs()
    if (selected !== null) act(selected).catch(reportError)
  },
})

/** What can be done with a kept run. */
export const historyRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  'history-again': onRun(() => runs().again()),
  'history-compare': onRun(() => runs().compareBefore()),
  'history-pin': onRun((key) => {
    const isPinned = runs().runs?.find((run) => run.key === key)?.isPinned ?? false
    return runs().pin(key, !isPinned)
  }),
}
