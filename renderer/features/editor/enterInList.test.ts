import { describe, expect, it } from 'vitest'
import { goesToEntry, takesEntry, type TypedWord } from './enterInList'

/** Enter behind the last word of a code that has one line, with an entry marked. */
const enter = (code: string, label: string, more: Partial<TypedWord> = {}): boolean => {
  const typed = /[\w$]*$/.exec(code)?.[0] ?? ''
  const isMember = code.slice(0, -typed.length).endsWith('.')
  return takesEntry({ typed, label, code, language: 'python', isMember, isAskedFor: false, ...more })
}

describe('Enter with a list of names open', () => {
  it('takes what goes on with the word that is being typed', () => {
    expect(enter('resu', 'result')).toBe(true)
    expect(enter('text.spl', 'split')).toBe(true)
    expect(enter('import date', 'datetime')).toBe(true)
  })

  it('ends the line behind a word that stands there whole', () => {
    expect(enter('import datetime', 'datetime')).toBe(false)
  })

  it('never puts another word in the place of the one that was typed', () => {
    expect(enter('parts = [text] * count', 'Counter')).toBe(false)
    expect(enter('x = cnt', 'count')).toBe(false)
  })

  it('takes any entry of a list that its author asked for', () => {
    expect(enter('x = cnt', 'count', { isAskedFor: true })).toBe(true)
    expect(enter('import datetime', 'datetime', { isAskedFor: true })).toBe(true)
  })

  it('knows names of the node from words in its comments and texts', () => {
    expect(enter('# a part\nx = part', 'partition')).toBe(true)
    expect(enter(`"""One\npart."""\ny = 'a part' + "part"\nx = part`, 'partition')).toBe(true)
    expect(enter('y = f"{part} #"\nx = part', 'partition')).toBe(false)
    expect(enter('y = a // part\nx = part', 'partition')).toBe(false)
    const inScript = { language: 'javascript' } as const
    expect(enter('/* a\npart */ let y = "part" // part\nx = part', 'partition', inScript)).toBe(true)
    expect(enter('let y = `${part}`\nx = part', 'partition', inScript)).toBe(false)
  })

  it.each([
    ['DownArrow', false, false, true],
    ['PageUp', false, false, true],
    ['KeyN', true, true, true],
    ['KeyP', true, true, true],
    ['KeyN', true, false, false],
    ['KeyN', false, true, false],
    ['Tab', false, false, false],
  ])('goes to another entry by %s (Control %s, macOS %s): %s', (name, hasControl, isMac, goes) => {
    expect(goesToEntry(name, hasControl, isMac)).toBe(goes)
  })

  it('leaves a name of the node as it is, however others go on', () => {
    const code = 'def main(text):\n    parts = text'
    expect(enter(code, 'text_diff')).toBe(false)
    // A name behind a dot is another.
    expect(enter('te = 1\nvalue.te', 'test')).toBe(true)
  })
})
