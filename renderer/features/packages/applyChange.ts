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

/** Whose requirements are shown: a text is written back into that file alone. */
function fileShown(): string {
  const { workspace, requirementsPlace } = useWorkspace.getState()
  return JSON.stringify([workspace?.path, requirementsPlace.path])
}

/**
 * Writes another text of the requirements, and says so with the way back. The editor's own undo takes it back as well. `alsoUndo` brings back what
 * came along with the text.
 */
export function applyText(after: string, done: string, alsoUndo?: () => void): void {
  const { requirements, editRequirements } = useWorkspace.getState()
  if (requirements === null || (requirements.text === after && alsoUndo === undefined)) return
  const before = requirements.text
  const file = fileShown()
  if (before !== after) editRequirements(after)
  tellUndoable(done, () => {
    if (fileShown() !== file) return
    alsoUndo?.()
    const now = useWorkspace.getState().requirements?.text ?? ''
    const back = withoutChange(now, before, after)
    if (back !== null) editRequirements(back)
  })
}
