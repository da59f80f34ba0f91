import { useEffect } from 'react'
import { reportError } from '../../app/stores/appStore'
import { useText } from '../../i18n/useText'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { countText } from '../run/units'
import { clearAndSay } from './runActs'
import { useRuns } from './runsStore'

/** How many runs a clearing takes: the pinned stay. */
export function useRemovable(): number {
  const facts = useRuns(({ state }) => state?.facts ?? null)
  return facts === null ? 0 : facts.count - facts.pinned
}

/** What is asked before runs are removed, whichever way their author came to it. */
export function RunQuestions() {
  const text = useText().runHistory
  const { asks, selected, remove, state } = useRuns()
  const count = useRemovable()
  const close = (): void => useRuns.setState({ asks: null })
  // A question goes with the list that it is of.
  useEffect(() => close, [])
  if (asks === 'remove' && selected !== null) {
    return (
      <ConfirmDialog
        title={text.removeAsk}
        why={text.removeWhy}
        confirm={text.remove}
        cancel={text.removeNot}
        onConfirm={() => void remove(selected).catch(reportError)}
        onClose={close}
      />
    )
  }
  if (asks === 'clear' && count > 0) {
    return (
      <ConfirmDialog
        title={text.clearAsk(countText(count))}
        why={text.clearWhy(countText(state?.facts?.pinned ?? 0))}
        confirm={text.clear}
        cancel={text.clearNot}
        onConfirm={() => void clearAndSay().catch(reportError)}
        onClose={close}
      />
    )
  }
  return null
}
