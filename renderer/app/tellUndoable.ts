import { textNow } from '../i18n/useText'
import { reportError } from './stores/appStore'

async function tell(done: string, undo: () => void): Promise<void> {
  const { toast } = await import('sonner')
  toast(done, { action: { label: textNow().library.undo, onClick: undo } })
}

/** Says what was done, with the way to undo it. The toast's program is no part of the start: it is loaded with the first one. */
export function tellUndoable(done: string, undo: () => void): void {
  tell(done, undo).catch(reportError)
}
