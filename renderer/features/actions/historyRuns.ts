import type { ActionId } from '../../../shared/actions/actionTable'
import type { KeptRun } from '../../../shared/model/runHistory'
import { reportError, useApp } from '../../app/stores/appStore'
import { showsRuns } from '../history/historyStore'
import { askToClear, bringBackOrSay, compareOrSay } from '../history/runActs'
import { useRuns } from '../history/runsStore'
import type { ActionRun } from './actionRun'
import type { Reason } from './reasons'

const runs = useRuns.getState

const selectedRun = (): KeptRun | undefined => runs().runs?.find((run) => run.key === runs().selected)

const isServed = (run: KeptRun | undefined): Reason | null => (run?.origin === 'served' ? 'isServed' : null)

/**
 * An action on the run that the history shows: none is done to a run that its author does not see. `refuses` says of which runs it can't be done.
 */
const onRun = (
  act: (key: number) => Promise<unknown> | void,
  refuses: (run: KeptRun | undefined) => Reason | null = () => null,
): ActionRun => ({
  why: () => (showsRuns() && runs().selected !== null ? refuses(selectedRun()) : 'noRun'),
  run: () => {
    const { selected } = runs()
    if (selected !== null) Promise.resolve(act(selected)).catch(reportError)
  },
})

/** What can be done with kept runs. */
export const historyRuns: Readonly<Partial<Record<ActionId, ActionRun>>> = {
  'history-again': onRun(
    () => runs().again(),
    (run) => (run?.origin === 'rows' ? 'isOverRows' : isServed(run)),
  ),
  'history-compare': onRun(compareOrSay),
  'history-pin': onRun((key) => {
    return runs().pin(key, !(selectedRun()?.isPinned ?? false))
  }),
  'history-back': onRun((key) => {
    const whole = runs().whole[key]
    return whole === undefined ? undefined : bringBackOrSay(whole)
  }, isServed),
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
