import fc from 'fast-check'
import { type CST, type Document, isCollection, isMap, isPair, isScalar, isSeq, type Node } from 'yaml'
import { describe, expect, it } from 'vitest'
import { newNodeText } from './nodeText'
import { anyNode, strangeText } from './testing/anyNode'
import { parseYaml } from './yamlParse'
import { reparse } from './yamlReparse'

const marksOf = (tokens: readonly CST.SourceToken[] | undefined): unknown =>
  (tokens ?? []).flatMap(({ type, offset }) => (type.endsWith('-ind') ? [[type, offset]] : []))

const dashesOf = (node: unknown): unknown =>
  isSeq(node) && node.flow !== true
    ? (node.srcToken as CST.BlockSequence).items
        .map(({ start }) => marksOf(start))
        .filter((marks) => String(marks) !== '')
    : null

/** All that the workspace reads of a part of a document. */
function facts(part: unknown): unknown {
  if (isPair(part)) {
    const { key, value, srcToken } = part
    return { key: facts(key), value: facts(value), start: marksOf(srcToken?.start), sep: marksOf(srcToken?.sep) }
  }
  if (part === null || part === undefined) return null
  const { tag, range, anchor } = part as Node & { anchor?: string }
  const common = { kind: part.constructor.name, tag, range: isScalar(part) ? range : range?.[0], anchor }
  if (isScalar(part)) return { ...common, value: part.value, source: part.source, type: part.type }
  if (isCollection(part)) return { ...common, flow: part.flow, items: part.items.map(facts), dashes: dashesOf(part) }
  return { ...common, alias: String(part) }
}

const textOf = ({ contents }: Document): string => JSON.stringify(facts(contents))

/** The document of a text by way of another text's; null where that is not to be had by reading a part. */
function byWayOf(before: string, after: string): Document | null {
  const document = parseYaml(before)
  return reparse(document, before, after) ? document : null
}

const byHand = `# mine
title: by_hand   # short
note: &n {kept: [1, 2.50]}
variables:
- variable: text   # from the start
  # inside
  value_selector: ['1', text]

- value_selector: []
  variable: many
outputs:
  result: {type: string}
# between
  parts:
    type: array[string]
    children:
samples:
    text: 'it''s' # quoted so
    many: *n
    folded: >+
      a
      b

    "plain text":
        goes on
code: |  # the code
  def main(text, many):
      return {}

# the end
`

const fragment = fc.oneof(
  fc.constantFrom(
    '\n',
    ' ',
    '  ',
    '# c\n',
    '- ',
    '- a\n',
    '- a: 1\n',
    '  b: 2\n',
    'c: 3\n',
    '    d: [1,\n',
    ']',
    '}',
    '"',
    "'",
    '|\n',
    '>\n',
    '&x ',
    '*n',
    '!text ',
    '? ',
    ': ',
    ':',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '\t',
    '\r\n',
    'word',
    '',
  ),
  strangeText,
)

const splice = fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)), text: fragment })

function changed(text: string, { at, length, text: inserted }: { at: number; length: number; text: string }): string {
  const from = at % (text.length + 1)
  return text.slice(0, from) + inserted + text.slice(from + length)
}

/** Cuts lines out of a text and puts them in elsewhere. */
const moved = fc.record({ from: fc.nat(), count: fc.nat(4), to: fc.nat() })

function withLines(text: string, { from, count, to }: { from: number; count: number; to: number }): string {
  const lines = text.split('\n')
  const cut = lines.splice(from % lines.length, count)
  lines.splice(to % (lines.length + 1), 0, ...cut)
  return lines.join('\n')
}

const texts = fc.oneof(fc.constant(byHand), anyNode.map(newNodeText))
const edits = fc.oneof(
  fc.tuple(texts, splice).map(([before, edit]) => [before, changed(before, edit)] as const),
  fc.tuple(texts, moved).map(([before, edit]) => [before, withLines(before, edit)] as const),
  fc.tuple(texts, texts),
)

describe('a document made of another one', () => {
  it('is what a parse of the whole text gives, for any change of any text', () => {
    fc.assert(
      fc.property(edits, ([before, after]) => {
        const made = byWayOf(before, after)
        if (made === null) return
        const whole = parseYaml(after)
        expect(whole.errors).toEqual([])
        expect(textOf(made)).toBe(textOf(whole))
      }),
      { numRuns: 300 },
    )
  })

  it('is so after many changes, one upon the other', () => {
    fc.assert(
      fc.property(texts, fc.array(splice, { maxLength: 12 }), (first, all) => {
        let [text, document] = [first, parseYaml(first)]
        for (const edit of all) {
          const after = changed(text, edit)
          if (!reparse(document, text, after)) document = parseYaml(after)
          text = after
          if (document.errors.length === 0) expect(textOf(document)).toBe(textOf(parseYaml(text)))
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a line of code', '      return {}', '      return {"result": 1}'],
    ['a type in a list', 'variable: many', 'variable: many\n  value_type: string'],
    ['a new item', '- value_selector: []', '- variable: new\n- value_selector: []'],
    ['an item that goes', '- value_selector: []\n  variable: many\n', ''],
    ['a value in a map', "'it''s'", '"it is"'],
    ['a member deep within', 'array[string]', 'number'],
    [
      'a field that goes',
      'outputs:\n  result: {type: string}\n# between\n  parts:\n    type: array[string]\n    children:\n',
      '',
    ],
    ['the last line', '# the end\n', 'more: 1\n'],
  ])('takes over %s', (_, old, fresh) => {
    expect(byHand).toContain(old)
    const after = byHand.replace(old, fresh)
    expect(facts(byWayOf(byHand, after)?.contents)).toEqual(facts(parseYaml(after).contents))
  })

  it.each([
    ['an open quote', "'it''s'", "'it"],
    ['a new document', '# between', '---'],
    ['a line too far left', '  result: {', ' result: {'],
    ['a name for aliases', 'variable: many', 'variable: &m many'],
    ['another first line', '# mine', '%YAML 1.1\n---'],
    ['a faulty text', 'note: &n', 'note: [&n'],
  ])('is refused for %s', (_, old, fresh) => {
    expect(byHand).toContain(old)
    expect(byWayOf(byHand, byHand.replace(old, fresh))).toBeNull()
  })
})

it('stays as it was where it is refused', () => {
  const document = parseYaml(byHand)
  expect(reparse(document, byHand, byHand.replace('- value_selector: []', '- [value_selector: "'))).toBe(false)
  expect(facts(document.contents)).toEqual(facts(parseYaml(byHand).contents))
  expect(isMap(document.contents)).toBe(true)
})
