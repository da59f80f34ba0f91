import type { ActionId } from '../../../shared/actions/actionTable'
import { reportError, useApp } from '../../app/stores/appStore'
import { showsRuns } from '../history/historyStore'
import { askToClear, bringBackOrSay, compareOrSay } from '../history/runActs'
import { useRuns } from '../history/runsStore'
import type { ActionRun } from './actionRun'

const runs = useRuns.getState

/** An action on the run that the history shows: none is done to a run that its author does not see. */
const onRun = (act: (key: number) => Promise<unknown> | void): ActionRun => ({
  why: () => (showsRuns() && runs().selected !== null ? null : 'noRun'),
  run: () => {
    const { selected } = runs()
    if (selected !== null) Promise.resolve(act(selected)).catch(reportError)
  },
})

/** What can be done with kept runs. */
export const historyRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  'history-again': onRun(() => runs().again()),
  'history-compare': onRun(compareOrSay),
  'history-pin': onRun((key) => {
    const isPinned = runs().runs?.find((run) => run.key === key)?.isPinned ?? false
    return runs().pin(key, !isPinned)
  }),
  'history-back': onRun((key) => {
    const whole = runs().whole[key]
    return whole === undefined ? undefined : bringBackOrSay(whole)
  }),
  'history-remove': onRun(() => useRuns.setState({ asks: 'remove' })),
  'history-clear': {
    why: () => {
      // Elsewhere than on its page it is not known before it is asked for.
      const facts = useApp.getState().page === 'history' ? (runs().state?.facts ?? null) : null
      return facts !== null && facts.count === facts.pinned ? 'noKeptRuns' : null
    },
    run: askToClear,
  },
}
