import { useEffect } from 'react'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { isMacNow } from '../../app/useMac'
import { hasCommandKey } from '../../ui/keys'

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Whether undo belongs to what has the focus: the code, a field of another place, or one in which something was typed. */
function isOfAnother(target: EventTarget | null, typed: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('.monaco-editor') !== null) return true
  return isTextField(target) && (typed === target || target.closest('.vars') === null)
}

/**
 * Undo and redo of what is not code, by the usual keys, for the node whose panel is shown. Whoever removes a row by its menu has the
 * focus nowhere after it, so the keys are heard in the whole window.
 */
export function useUndoKeys(id: string): void {
  useEffect(() => {
    /** The field in which something was typed since it got the focus: its own undo takes that back. */
    let typed: EventTarget | null = null
    const onInput = ({ target }: Event): void => {
      typed = target
    }
    const onFocus = (): void => {
      typed = null
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !hasCommandKey(event, isMacNow()) || isOfAnother(event.target, typed)) return
      const key = event.key.toLowerCase()
      const back = key === 'z' && !event.shiftKey
      if (!back && !(key === 'y' || (key === 'z' && event.shiftKey))) return
      event.preventDefault()
      const { undo, redo } = useWorkspace.getState()
      if (back) undo(id)
      else redo(id)
    }
    window.addEventListener('input', onInput)
    window.addEventListener('focusin', onFocus)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('input', onInput)
      window.removeEventListener('focusin', onFocus)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [id])
}
