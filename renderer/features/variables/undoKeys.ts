import { useEffect } from 'react'
import { keyOf } from '../../../shared/actions/actionTable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { isMacNow } from '../../app/useMac'
import { isKeyOf, isPressed } from '../../ui/keys'

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

/** Whether undo belongs to what has the focus: the code, a field of another place, or one in which something was typed. */
function isOfAnother(target: EventTarget | null, typed: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('.monaco-editor') !== null) return true
  return isTextField(target) && (typed === target || target.closest('.vars, .cases-tab') === null)
}

/** Whether a key ends the typing in a field that is kept by Enter and given up by Escape, which its `data-keeps` tells. */
function endsTyping({ key, target, isComposing }: KeyboardEvent): boolean {
  if (isComposing || !(target instanceof HTMLInputElement)) return false
  const { keeps } = target.dataset
  return (key === 'Enter' && keeps === 'true') || (key === 'Escape' && keeps !== undefined)
}

/**
 * Undo and redo of what is not code, by the usual keys, for the node whose panel is shown. Whoever removes a row by its menu has the
 * focus nowhere after it, so the keys are heard in the whole window.
 */
export function useUndoKeys(id: string): void {
  useEffect(() => {
    /** The field in which something was typed since it got the focus, or since Enter kept it: its own undo takes that back. */
    let typed: EventTarget | null = null
    const onInput = ({ target }: Event): void => {
      typed = target
    }
    const onFocus = (): void => {
      typed = null
    }
    const onKeyDown = (event: KeyboardEvent): void => {
      // The field's own undo would leave a text in it that the node no longer has, and leaving the field would keep that.
      if (endsTyping(event)) typed = null
      if (event.defaultPrevented || isOfAnother(event.target, typed)) return
      const back = isKeyOf('undo-edit', event, isMacNow())
      // Both ways to write it are known everywhere.
      const forth = [true, false].some((form) => isPressed(keyOf('redo-edit', form), event, isMacNow()))
      if (!back && !forth) return
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
