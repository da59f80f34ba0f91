import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeLanguage } from '../../model/node'
import { difyHeader, misreadings } from './difyPatterns'
import { readHeader } from './header'
import { type Header, inputsOf } from './headerParts'
import { anyChange, anyCode, type MadeCode } from './testing/anyHeader'
import { changeOf } from './testing/change'
import { difyParameters, expectedByDify } from './testing/difyParameters'
import { applyEdits } from './textEdit'
import { writeHeader } from './writeHeader'

const languages: readonly CodeLanguage[] = ['python3', 'javascript']
const names = (header: Header | null): string[] => (header === null ? [] : inputsOf(header).map(({ name }) => name))

function read(language: CodeLanguage, code: string): Header {
  const header = readHeader(language, code)
  if (header === null) throw new Error(`no header in ${code}`)
  return header
}

/** What Dify takes for an input's name, wherever it stands. */
function markersOf(code: string, { parts }: Header) {
  return parts
    .filter(({ kind }) => kind !== 'input')
    .map(({ from, to }) => ({ kind: 'marker', part: code.slice(from, to) }))
}

/** The code after a change, and the header before and after it. */
function change(language: CodeLanguage, made: MadeCode, seed: number) {
  const before = read(language, made.code)
  const asked = anyChange(names(before), seed)
  const written = writeHeader(language, made.code, asked)
  if (!('edits' in written)) throw new Error(`${written.refused}: ${made.code}`)
  const code = applyEdits(made.code, written.edits)
  return { before, asked, code, after: read(language, code) }
}

describe.each(languages)('any header of %s', (language) => {
  const header = anyCode(language, 'any')

  it('is read with the parameters that it was made of', () => {
    fc.assert(
      fc.property(header, ({ code, inputs }) => {
        expect(read(language, code).isWhole).toBe(true)
        expect(names(read(language, code))).toEqual(inputs)
      }),
    )
  })

  it('has exactly the inputs that it should have once a change was written', () => {
    fc.assert(
      fc.property(header, fc.nat(), (made, seed) => {
        const { before, asked, code, after } = change(language, made, seed)
        const kept = names(before)
          .filter((name) => !asked.removed.has(name))
          .map((name) => asked.renamed.get(name) ?? name)
        const added = before.takesMore ? [] : asked.added.map(({ name }) => name)
        expect(after.isWhole).toBe(true)
        expect(new Set(names(after))).toEqual(new Set([...kept, ...added]))
        expect(after.takesMore).toBe(before.takesMore)
        // Python refuses one without a default behind one with it, up to the star.
        const star = after.parts.findIndex(({ from }) => code[from] === '*')
        const places = after.parts.slice(0, star === -1 ? undefined : star).filter(({ kind }) => kind === 'input')
        const optional = places.findIndex(({ defaultText }) => defaultText !== null)
        const behind = language === 'python3' && optional !== -1 ? places.slice(optional) : []
        expect(behind.filter(({ defaultText }) => defaultText === null)).toEqual([])
      }),
    )
  })

  it('loses no default and no comment', () => {
    fc.assert(
      fc.property(header, fc.nat(), (made, seed) => {
        const { before, asked, code, after } = change(language, made, seed)
        for (const part of inputsOf(before)) {
          if (asked.removed.has(part.name)) continue
          const now = inputsOf(after).find(({ name }) => name === (asked.renamed.get(part.name) ?? part.name))
          expect(now?.defaultText).toBe(part.defaultText)
        }
        for (const comment of made.comments) expect(code).toContain(comment)
      }),
    )
  })

  it('takes back an added input without a trace', () => {
    fc.assert(
      fc.property(header, (made) => {
        const add = writeHeader(language, made.code, changeOf({ added: [{ name: 'fresh' }] }))
        const code = 'edits' in add ? applyEdits(made.code, add.edits) : ''
        const back = writeHeader(language, code, changeOf({ removed: ['fresh'] }))
        const again = 'edits' in back ? applyEdits(code, back.edits) : ''
        const texts = (of: Header): string[] => of.parts.map(({ name, defaultText }) => `${name} ${defaultText}`)
        expect(texts(read(language, again))).toEqual(texts(read(language, made.code)))
      }),
    )
  })

  it('reads the same whatever is half typed in the body', () => {
    const garbage = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '(',
        ')',
        '[',
        ']',
        '"',
        "'",
        '`',
        '"""',
        '/*',
        '//',
        '#',
        'return',
        'for',
        ':',
        '\n    ',
        ' ',
        'x',
        '=>',
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(header, garbage, (made, pieces) => {
        const code = made.code.slice(0, made.bodyAt) + pieces.join('') + made.code.slice(made.bodyAt)
        expect(read(language, code)).toEqual(read(language, made.code))
      }),
    )
  })
})

describe.each(languages)('a header of %s that Nodelab wrote', (language) => {
  it('is read by the regular expressions of Dify, where the author put nothing in it that they misread', () => {
    fc.assert(
      fc.property(anyCode(language, 'plain'), fc.nat(), (made, seed) => {
        const { code, after, before } = change(language, made, seed)
        if (code === made.code) return
        expect(misreadings(language, code, after)).toEqual(markersOf(code, after))
        expect(difyParameters(language, code)).toEqual(expectedByDify(language, code, after))
        expect(difyHeader(language, code)?.to).toBe(after.list.to + 1)
        expect(before.isWhole).toBe(true)
      }),
    )
  })

  it('else names the parameters that they misread, and no others', () => {
    fc.assert(
      fc.property(anyCode(language, 'any'), fc.nat(), (made, seed) => {
        const { code, after } = change(language, made, seed)
        const found = misreadings(language, code, after).filter(({ kind }) => kind !== 'marker')
        const isReadRightly =
          JSON.stringify(difyParameters(language, code)) === JSON.stringify(expectedByDify(language, code, after)) &&
          difyHeader(language, code)?.to === after.list.to + 1
        expect(found.length === 0).toBe(isReadRightly)
      }),
    )
  })
})
