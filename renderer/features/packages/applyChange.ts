import { tellUndoable } from '../../app/tellUndoable'
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

/** Writes another text of the requirements, and says so with the way back. The editor's own undo takes it back as well. */
export function applyText(after: string, done: string): void {
  const { requirements, editRequirements } = useWorkspace.getState()
  if (requirements === null || requirements.text === after) return
  const before = requirements.text
  editRequirements(after)
  tellUndoable(done, () => {
    const now = useWorkspace.getState().requirements?.text ?? ''
    const back = withoutChange(now, before, after)
    if (back !== null) editRequirements(back)
  })
}
