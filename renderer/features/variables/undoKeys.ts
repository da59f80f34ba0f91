import { type RefObject, useEffect } from 'react'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { isMacNow } from '../../app/useMac'
import { hasCommandKey } from '../../ui/keys'

/** In a field, undo is the field's own. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

/** Undo and redo of what is not code, by the usual keys while the focus is in the panel. */
export function useUndoKeys(panel: RefObject<HTMLElement | null>, id: string): void {
  useEffect(() => {
    const element = panel.current
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!hasCommandKey(event, isMacNow()) || isField(event.target)) return
      const key = event.key.toLowerCase()
      const back = key === 'z' && !event.shiftKey
      if (!back && !(key === 'y' || (key === 'z' && event.shiftKey))) return
      event.preventDefault()
      const { undo, redo } = useWorkspace.getState()
      if (back) undo(id)
      else redo(id)
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => element?.removeEventListener('keydown', onKeyDown)
  })
}
