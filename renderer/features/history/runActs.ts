import type { KeptRow } from '../../../shared/model/keptRows'
import type { WholeRun } from '../../../shared/model/runHistory'
import { useApp } from '../../app/stores/appStore'
import { textNow } from '../../i18n/useText'
import { countText } from '../run/units'
import { bringBack, loadRow } from './bringBack'
import { showsRuns, useHistory } from './historyStore'
import { useRuns } from './runsStore'

/** What buttons and actions do with kept runs, with the word where that could not be, or how much it was. */

/** Messages are loaded with the first of them: the actions are there from the start. */
async function say(words: string): Promise<void> {
  const { toast } = await import('sonner')
  toast(words)
}

/** Puts a run back into its node. */
export async function bringBackOrSay(whole: WholeRun): Promise<void> {
  if (!(await bringBack(whole))) await say(textNow().runHistory.gone)
}

/** Puts the inputs of a row that failed into its node. */
export async function loadRowOrSay(whole: WholeRun, row: KeptRow): Promise<void> {
  if (!(await loadRow(whole, row))) await say(textNow().runHistory.gone)
}

/** Compares the selected run with the one of its node before it. */
export async function compareOrSay(): Promise<void> {
  if (!(await useRuns.getState().compareBefore())) await say(textNow().runHistory.noneBefore)
}

/** Shows the kept runs and asks whether to remove all but the pinned; where there are no others, says so. */
export async function askToClear(): Promise<void> {
  useApp.getState().showPage('history')
  useHistory.setState({ part: 'runs', asked: null })
  await useRuns.getState().show()
  // What is asked where it can't be seen would come up with a later list.
  if (!showsRuns()) return
  const facts = useRuns.getState().state?.facts ?? null
  // Why the runs can't be read stands on the page.
  if (facts === null) return
  if (facts.count > facts.pinned) useRuns.setState({ asks: 'clear' })
  else await say(textNow().runHistory.noneToClear)
}

/** Removes all runs but the pinned. */
export async function clearAndSay(): Promise<void> {
  const count = await useRuns.getState().clear()
  await say(textNow().runHistory.cleared(countText(count)))
}
