import type { LessonView } from '../../../shared/model/lesson'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useText } from '../../i18n/useText'
import { isSameToRun } from '../run/staleness'
import { useLessons } from './lessonStore'

/** Why the ends that a lesson shows say nothing of its node as it is now, in the author's words; null where they do, or there are none. */
export function useOldChecks(view: LessonView): string | null {
  const text = useText().lessons
  const { ends, isChecking, checked } = useLessons()
  const node = useWorkspace((state) => state.documents[view.node]?.node ?? null)
  if (isChecking || Object.keys(ends).length === 0) return null
  // Of an earlier time it is known that they passed, not with which code.
  if (checked === null) return text.checksEarlier
  return node !== null && !isSameToRun(checked, node) ? text.checksOld : null
}
