import { type ActionId, type Key, keyOf } from '../../shared/actions/actionTable'
import { keyNames } from '../../shared/actions/keyNames'

export { keyNames }

/** The key of an action in one text, as in a menu or a tooltip; empty where it has none. */
export function keyText(id: ActionId, isMac: boolean): string {
  return keyNames(keyOf(id, isMac) ?? [], isMac).join(' ')
}

/** Whether the command key of the system is held: ⌘ on macOS, where Ctrl belongs to the text fields, else Ctrl. */
export function hasCommandKey(event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>, isMac: boolean): boolean {
  return isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
}

/** For a button inside a list of choices: Enter presses it, and not the choice that is marked. */
export const keepsEnter = {
  onKeyDown: (event: { readonly key: string; stopPropagation(): void }): void => {
    if (event.key === 'Enter') event.stopPropagation()
  },
}

const eventNames: Readonly<Record<string, readonly string[]>> = {
  Esc: ['escape'],
  Del: ['delete', 'backspace'],
  Space: [' '],
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a key that is pressed is that of an action. */
export function isKeyOf(id: ActionId, event: Pressed, isMac: boolean): boolean {
  return isPressed(keyOf(id, isMac), event, isMac)
}

/** Whether a key is pressed; none is where there is none. */
export function isPressed(key: Key | null, event: Pressed, isMac: boolean): boolean {
  const last = key?.at(-1)
  if (key === null || last === undefined) return false
  const has = (part: string): boolean => key.includes(part)
  const pressed = event.key.toLowerCase()
  // ⌫ alone is no Del: it is the key with ⌘ on macOS.
  const wanted = last === 'Del' && !has('Ctrl') ? ['delete'] : (eventNames[last] ?? [last.toLowerCase()])
  if (!wanted.includes(pressed)) return false
  // A sign such as `?` is itself, with whatever keys it is typed.
  const isSign = key.length === 1 && /^[^\w]$/.test(last)
  const command = hasCommandKey(event, isMac)
  if (has('Ctrl') !== command && !(has('Control') && event.ctrlKey)) return false
  if (!has('Ctrl') && !has('Control') && (event.ctrlKey || event.metaKey)) return false
  if (has('Control') && !event.ctrlKey) return false
  return isSign || (has('Shift') === event.shiftKey && has('Alt') === event.altKey)
}

const codes: Readonly<Record<string, string>> = { Esc: 'Escape', Del: 'Delete' }

/** The key of an action as Monaco counts keys; none where it has none. */
export function monacoKeys(
  id: ActionId,
  {
    KeyMod,
    KeyCode,
  }: {
    readonly KeyMod: Readonly<Record<'CtrlCmd' | 'Shift' | 'Alt' | 'WinCtrl', number>>
    readonly KeyCode: Readonly<Record<string, number | string>>
  },
): number[] {
  const key = keyOf(id, false)
  if (key === null) return []
  const modifiers: Readonly<Record<string, number>> = {
    Ctrl: KeyMod.CtrlCmd,
    Shift: KeyMod.Shift,
    Alt: KeyMod.Alt,
    Control: KeyMod.WinCtrl,
  }
  const last = key.at(-1) ?? ''
  const code = KeyCode[/^[A-Z]$/.test(last) ? `Key${last}` : (codes[last] ?? last)]
  if (typeof code !== 'number') return []
  return [key.slice(0, -1).reduce((sum, part) => sum | (modifiers[part] ?? 0), code)]
}
