import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { patched } from './patchScalar'
import { pyDouble, pySingle, isSingle } from './pyScalar'

const word = fc.constantFrom(
  'word',
  'a',
  '"q"',
  "it's",
  '\\',
  '中文',
  '😀',
  '    ',
  ' ',
  'x'.repeat(30),
  '\t',
  '#',
  ': ',
)
const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'))
const place = { at: 14, indent: 10 }

/** What a reader makes of a scalar that stands behind its key. */
const read = (source: string): unknown => parseDocument(`        code: ${source}\n`).toJS().code

/** A text and what an author makes of it: a line more, a line less, another word. */
const edit = fc.tuple(text, fc.nat(11), line, fc.nat(3)).map(([before, at, other, what]) => {
  const lines = before.split('\n')
  const place = at % lines.length
  if (what === 0) lines.splice(place, 1)
  else if (what === 1) lines.splice(place, 0, other)
  else lines[place] = what === 2 ? other : `${lines[place]} more`
  return { before, after: lines.join('\n') }
})

describe('a scalar that is folded', () => {
  it('is read as what was meant, however it is edited', () => {
    fc.assert(
      fc.property(edit, fc.boolean(), ({ before, after }, unicode) => {
        const sources = [pyDouble(before, place, { unicode }), ...(isSingle(before) ? [pySingle(before, place)] : [])]
        for (const source of sources) {
          const result = patched(source, after, place, unicode)
          if (result !== null && (source.startsWith('"') || isSingle(after))) expect(read(result)).toBe(after)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('keeps the lines that were folded elsewhere', () => {
    const before =
      'def main(text):\n    words = text.split()  # of the ticket as it came from the mail\n    return {\n        "n": len(words),\n    }\n'
    const source = pyDouble(before, place, { unicode: true })
    const after = before.replace('len(words)', 'len(words[:30])')
    const result = patched(source, after, place, true) ?? ''
    const [old, now] = [source.split('\n'), result.split('\n')]
    expect(now).toHaveLength(old.length)
    expect(now.filter((one, at) => one !== old[at])).toHaveLength(1)
    expect(read(result)).toBe(after)
  })

  it('is left to be written anew where nothing stays', () => {
    const source = pyDouble(`${'one two '.repeat(20)}\nthree\n`, place, { unicode: true })
    expect(patched(source, 'x\ny\nz', place, true)).toBe(null)
  })
})
