const macNames: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Del: '⌫', Control: '⌃' }
const names: Readonly<Record<string, string>> = { Enter: '↵', Control: 'Ctrl' }

/**
 * The keys as they are printed on the author's keyboard. `Ctrl` stands for the command key, which is ⌘ on macOS; `Control`
 * is the control key on every system.
 */
export function keyNames(keys: readonly string[], isMac: boolean): string[] {
  return keys.map((key) => (isMac ? macNames[key] : undefined) ?? names[key] ?? key)
}
