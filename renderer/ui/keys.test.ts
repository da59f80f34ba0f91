import { describe, expect, it } from 'vitest'
import { hasCommandKey, isKeyOf, keyText, monacoKeys } from './keys'

const press = (key: string, held: string = '') => ({
  key,
  ctrlKey: held.includes('c'),
  metaKey: held.includes('m'),
  shiftKey: held.includes('s'),
  altKey: held.includes('a'),
})

describe('keys of a system', () => {
  it.each([
    ['run', 'Ctrl ↵', '⌘ ↵'],
    ['copy-to-dify', 'Ctrl Shift C', '⌘ ⇧ C'],
    ['leave-editor', 'Ctrl M', '⌃ ⇧ M'],
    ['next-problem', 'F8', 'F8'],
    ['remove', 'Del', '⌘ ⌫'],
    ['library', '', ''],
  ] as const)('%s is %s, and %s on macOS', (id, elsewhere, mac) => {
    expect([keyText(id, false), keyText(id, true)]).toEqual([elsewhere, mac])
  })

  it('hears one of the two alone: Ctrl on macOS moves the caret', () => {
    const ctrl = { ctrlKey: true, metaKey: false }
    const meta = { ctrlKey: false, metaKey: true }
    expect([hasCommandKey(ctrl, false), hasCommandKey(meta, false)]).toEqual([true, false])
    expect([hasCommandKey(ctrl, true), hasCommandKey(meta, true)]).toEqual([false, true])
  })

  it.each([
    ['run', press('Enter', 'c'), false, true],
    ['run', press('Enter', 'cs'), false, false],
    ['run', press('Enter', 'c'), true, false],
    ['run', press('Enter', 'm'), true, true],
    ['copy-to-dify', press('C', 'cs'), false, true],
    ['previous-problem', press('F8', 's'), false, true],
    ['next-problem', press('F8', 's'), false, false],
    ['next-problem', press('F8', 'c'), false, false],
    ['key-map', press('?', 's'), false, true],
    ['key-map', press('?', 'cs'), false, false],
    ['remove', press('Delete'), false, true],
    ['remove', press('Backspace'), false, false],
    ['remove', press('Backspace', 'm'), true, true],
    ['show-result', press('1', 'ca'), false, false],
    ['full-screen', press('f', 'cm'), true, true],
    ['library', press('l'), false, false],
  ] as const)('%s by %j (macOS: %s): %s', (id, event, isMac, isIt) => {
    expect(isKeyOf(id, event, isMac)).toBe(isIt)
  })

  it('are counted as Monaco does', () => {
    const KeyMod = { CtrlCmd: 2048, Shift: 1024, Alt: 512, WinCtrl: 256 }
    const of = (id: Parameters<typeof monacoKeys>[0]) =>
      monacoKeys(id, { KeyMod, KeyCode: { Enter: 3, F8: 66, KeyC: 33 } })
    expect([of('run'), of('previous-problem'), of('copy-to-dify'), of('library')]).toEqual([[2051], [1090], [3105], []])
  })
})
