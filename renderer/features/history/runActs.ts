import type { WholeRun } from '../../../shared/model/runHistory'
import { textNow } from '../../i18n/useText'
import { countText } from '../run/units'
import { bringBack } from './bringBack'
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

/** Compares the selected run with the one of its node before it. */
export async function compareOrSay(): Promise<void> {
  if (!(await useRuns.getState().compareBefore())) await say(textNow().runHistory.noneBefore)
}

/** Removes all runs but the pinned. */
export async function clearAndSay(): Promise<void> {
  const count = await useRuns.getState().clear()
  await say(textNow().runHistory.cleared(countText(count)))
}
