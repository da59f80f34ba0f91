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

/** Whose requirements are shown: a text is written back into that file alone. */
function fileShown(): string {
  const { workspace, requirementsPlace } = useWorkspace.getState()
  return JSON.stringify([workspace?.path, requirementsPlace.path])
}

/** What is changed along with the text, and comes back with it. */
interface Along {
  /** The target of the settings. */
  readonly target?: string
  readonly undo?: () => void
}

/**
 * Writes another text of the requirements, and what goes along with it; says so with the way back. The editor's own undo takes the text back as
 * well.
 */
export function applyText(after: string, done: string, { target, undo }: Along = {}): void {
  const { requirements, editRequirements } = useWorkspace.getState()
  const { settings, updateSettings } = useApp.getState()
  const moves = target !== undefined && target !== settings.target
  if (requirements === null || (requirements.text === after && !moves && undo === undefined)) return
  const before = requirements.text
  const file = fileShown()
  if (after !== before) editRequirements(after)
  if (moves) updateSettings({ target }).catch(reportError)
  tellUndoable(done, () => {
    // Another choice that was made meanwhile stays.
    if (moves && useApp.getState().settings.target === target) {
      updateSettings({ target: settings.target }).catch(reportError)
    }
    if (fileShown() !== file) return
    undo?.()
    if (after === before) return
    const now = useWorkspace.getState().requirements?.text ?? ''
    const back = withoutChange(now, before, after)
    if (back !== null) editRequirements(back)
  })
}
