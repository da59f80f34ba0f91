import { describe, expect, it } from 'vitest'
import { hasCommandKey, keyText } from './keys'

describe('keys of a system', () => {
  it.each([
    [['Ctrl', '↵'], 'Ctrl ↵', '⌘ ↵'],
    [['Ctrl', 'Shift', 'C'], 'Ctrl Shift C', '⌘ ⇧ C'],
    [['Control', 'Shift', 'M'], 'Ctrl Shift M', '⌃ ⇧ M'],
    [['F8'], 'F8', 'F8'],
    [['Del'], 'Del', '⌫'],
  ])('%j is %s, and %s on macOS', (keys, elsewhere, mac) => {
    expect(keyText(keys, false)).toBe(elsewhere)
    expect(keyText(keys, true)).toBe(mac)
  })

  it('hears one of the two alone: Ctrl on macOS moves the caret', () => {
    const ctrl = { ctrlKey: true, metaKey: false }
    const meta = { ctrlKey: false, metaKey: true }
    expect([hasCommandKey(ctrl, false), hasCommandKey(meta, false)]).toEqual([true, false])
    expect([hasCommandKey(ctrl, true), hasCommandKey(meta, true)]).toEqual([false, true])
  })
})
