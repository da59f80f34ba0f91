import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument, stringify } from 'yaml'
import type { QuickNode } from './quickNode'
import { textOfScalar } from './quickScalar'
import { readQuick } from './quickYaml'
import { triage } from './testing/triage'

/** What the quick reader read, all scalars as texts; an absent value is an empty one. */
function said(node: QuickNode | null, source: string): unknown {
  if (node === null) return ''
  if (node.kind === 'scalar') return textOfScalar(source, node)
  if (node.kind === 'seq') return node.items.map(({ value }) => said(value, source))
  return Object.fromEntries(node.items.map(({ key, value }) => [key, said(value, source)]))
}

/** The same by the reader of the library; null where it finds a fault. */
function saidByLibrary(source: string): unknown {
  const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: true, logLevel: 'silent' })
  if (document.errors.length > 0) return null
  return document.toJS({ mapAsMap: false, maxAliasCount: 0 })
}

function expectSame(source: string): boolean {
  const quick = readQuick(source)
  if (quick === null) return false
  expect(said(quick, source)).toEqual(saidByLibrary(source))
  return true
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '"', "'", ':', '#', '\\', '中', '-', '{', '\n    ', 'word ', '&', '|'),
  maxLength: 60,
})
const key = fc.constantFrom('code', 'title', 'a b', "it's", '1', 'x-y', '名')
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4 }),
  ),
})).node

const options = fc.record({
  lineWidth: fc.constantFrom(0, 30, 80),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  singleQuote: fc.constantFrom(true, false, null),
  blockQuote: fc.constantFrom(true, false, 'folded' as const, 'literal' as const),
})

/** A file with something else in one of its places. */
const mutated = fc
  .tuple(
    fc.nat(triage.length),
    fc.nat(12),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '  ',
      '- ',
      ': ',
      '"',
      "'",
      '#',
      ' # c',
      '|\n',
      '&a ',
      '*a',
      '[',
      ']',
      '{',
      '}',
      '\t',
      '? ',
      '%',
      'x',
      '!!str ',
      '---\n',
      '\\',
      ',',
    ),
  )
  .map(([at, gone, come]) => triage.slice(0, at) + come + triage.slice(at + gone))

describe('the quick reader', () => {
  it('reads an app file as the library does, without it', () => {
    expect(expectSame(triage)).toBe(true)
  })

  it('gives up or reads any damaged file as the library does: a fault is never read over', () => {
    let read = 0
    fc.assert(
      fc.property(mutated, (source) => {
        if (expectSame(source)) read += 1
      }),
      { numRuns: 600 },
    )
    expect(read).toBeGreaterThan(100)
  })

  it('reads any values as they were written, in any form', () => {
    let read = 0
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), options, (data, form) => {
        if (expectSame(stringify(data, form))) read += 1
      }),
      { numRuns: 500 },
    )
    expect(read).toBeGreaterThan(100)
  })
})
