import { describe, expect, it } from 'vitest'
import { takesEntry } from './enterInList'

/** Enter behind the last word of a code that has one line, with an entry marked. */
const enter = (code: string, label: string): boolean => {
  const typed = /[\w$]*$/.exec(code)?.[0] ?? ''
  return takesEntry({ typed, label, code, isMember: code.slice(0, -typed.length).endsWith('.') })
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

  it('leaves a name of the node as it is, however others go on', () => {
    const code = 'def main(text):\n    parts = text'
    expect(enter(code, 'text_diff')).toBe(false)
    // A name behind a dot is another.
    expect(enter('te = 1\nvalue.te', 'test')).toBe(true)
  })
})
