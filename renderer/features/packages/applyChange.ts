import { tellUndoable } from '../../app/tellUndoable'
import { reportError, useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textChange } from '../editor/textChange'

/** A text without a change that was made to it; null where what was put in is not there any more. */
export function withoutChange(text: string, before: string, after: string): string | null {
  const change = textChange(before, after)
  if (change === null) return null
  const { from, to, insert } = change
  if (text.slice(0, from) !== before.slice(0, from) || text.slice(from, from + insert.length) !== insert) return null
  return text.slice(0, from) + before.slice(from, to) + text.slice(from + insert.length)
}

/**
 * Writes another text of the requirements, and sets the target of the workspace where one is given; says so with the way back. The editor's own
 * undo takes the text back as well.
 */
export function applyText(after: string, done: string, target?: string): void {
  const { requirements, editRequirements } = useWorkspace.getState()
  const { settings, updateSettings } = useApp.getState()
  const moves = target !== undefined && target !== settings.target
  if (requirements === null || (requirements.text === after && !moves)) return
  const before = requirements.text
  if (after !== before) editRequirements(after)
  if (moves) updateSettings({ target }).catch(reportError)
  tellUndoable(done, () => {
    // Another choice that was made meanwhile stays.
    if (moves && useApp.getState().settings.target === target) {
      updateSettings({ target: settings.target }).catch(reportError)
    }
    if (after === before) return
    const now = useWorkspace.getState().requirements?.text ?? ''
    const back = withoutChange(now, before, after)
    if (back !== null) editRequirements(back)
  })
}
