const macNames: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Del: '⌫' }

/**
 * The keys as they are printed on the author's keyboard. `Ctrl` stands for the command key, which is ⌘ on macOS; `Control`
 * is the control key on every system.
 */
export function keyNames(keys: readonly string[], isMac: boolean): string[] {
  return keys.map((key) => (key === 'Control' ? (isMac ? '⌃' : 'Ctrl') : isMac ? (macNames[key] ?? key) : key))
}

/** The same in one text, as in a menu or a tooltip. */
export function keyText(keys: readonly string[], isMac: boolean): string {
  return keyNames(keys, isMac).join(' ')
}

/** Whether the command key of the system is held: ⌘ on macOS, where Ctrl belongs to the text fields, else Ctrl. */
export function hasCommandKey(event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>, isMac: boolean): boolean {
  return isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
}
