import { hasCommandKey } from '../ui/keys'
import { takesText } from '../ui/takesText'
import { isInert } from './inert'
import { isMacNow } from './useMac'

/** What was pressed last: text that can be selected takes no focus. */
let pressed: Element | null = null

/** Whether the text of an element can be selected. */
function isSelectable(element: Element): boolean {
  return getComputedStyle(element).userSelect === 'text'
}

/** The text around an element, as far as it can be selected as a whole; else the panel of results that it is in. Null where there is neither. */
function textAround(element: Element): Element | null {
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
    if (!isSelectable(at)) continue
    while (at.parentElement !== null && isSelectable(at.parentElement)) at = at.parentElement
    return at
  }
  return element.closest('.pbody')
}

/** Selects the text of the pane in which the author is, and nothing where it has none: the window is no page of text. */
function selectText(): void {
  const selection = document.getSelection()
  const { activeElement } = document
  const isPressed = pressed?.isConnected === true && (activeElement === document.body || activeElement === null)
  const place = isPressed ? pressed : activeElement
  const text = place === null || place === document.body ? null : textAround(place)
  selection?.removeAllRanges()
  if (text !== null) selection?.selectAllChildren(text)
}

/** Whether the text that the key would select is a field's or the code's, which do it themselves. */
function isOfField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${takesText}, .monaco-editor`) !== null
}

/** Hears "select all" outside of fields and code; without this the browser would select every word of the window. */
export function listenToSelectAll(): () => void {
  const onPointer = ({ target }: PointerEvent): void => {
    pressed = target instanceof Element ? target : null
  }
  const onKey = (event: KeyboardEvent): void => {
    const isAll =
      event.key.toLowerCase() === 'a' && hasCommandKey(event, isMacNow()) && !event.shiftKey && !event.altKey
    if (!isAll || event.defaultPrevented || isOfField(event.target)) return
    event.preventDefault()
    if (!isInert()) selectText()
  }
  window.addEventListener('pointerdown', onPointer, true)
  window.addEventListener('keydown', onKey)
  return () => {
    window.removeEventListener('pointerdown', onPointer, true)
    window.removeEventListener('keydown', onKey)
  }
}
