import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../model/value'
import { exponentTextsToNumbers, mayHoldExponentText } from './exponentText'
import { toJsonText } from './jsonText'
import { parsePlainly } from './pythonJson'
import { quickJson, quickLevels } from './quickJson'

/** Numbers in every spelling, those that JavaScript writes otherwise above all. */
const number = fc.oneof(
  fc.constantFrom('0', '-0', '-0.0', '1.0', '10.50', '1e5', '1E-7', '0.0000001', '0.000001', '9007199254740993', '-1'),
  fc.constantFrom('999999999999999', '1234567890123456', '123456789.12345678', '1e400', '1234567.12345678', '100'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.tuple(fc.integer(), fc.nat(10 ** 9), fc.nat(9)).map(([a, b, c]) => `${a}.${'0'.repeat(c)}${b}`),
  fc.bigInt().map(String),
)
/** Texts as they are written, with what looks like names, numbers and marks in them. */
const text = fc.oneof(
  fc.constantFrom('"a"', '"b"', '"1"', '"\\u0031"', '"__proto__"', '""', '"1e-05"', '"a: 1.0, 2"', '"\\"1\\": 3.0"'),
  fc.constantFrom('"\\ud83d"', '"é😀"', '"\\\\"', '"\\u0000"', '"1\\u0065\\u002D05"', '"-2\\u0045+7\\n"', '"12"'),
  fc.string({ maxLength: 8 }).map((drawn) => JSON.stringify(drawn)),
)
const space = fc.constantFrom('', '', '', ' ', '\n    ', '\t\r\n')
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    number,
    text,
    fc.constantFrom('null', 'true', 'false', 'NaN', '-Infinity'),
    fc.tuple(fc.array(tie('value'), { maxLength: 4 }), space).map(([items, gap]) => `[${items.join(`,${gap}`)}]`),
    fc
      .tuple(fc.array(fc.tuple(text, space, tie('value')), { maxLength: 4 }), space)
      .map(([all, gap]) => `{${gap}${all.map(([key, after, value]) => `${key}${after}:${value}`).join(`${gap},`)}}`),
  ),
})).value
const broken = fc
  .tuple(json, fc.nat(), fc.constantFrom('"', ',', '}', '[', '\\', '\u0001', '0', '.', 'e', '\ufeff', '\u00a0', ''))
  .map(([whole, at, mark]) => whole.slice(0, at % whole.length) + mark + whole.slice((at % whole.length) + 1))

function plainly(source: string): JsonValue | undefined {
  try {
    return parsePlainly(source)
  } catch {
    return undefined
  }
}

/** A value with the order of its names: `toEqual` does not look at the order of a Map. */
const seen = (value: JsonValue | undefined): string | undefined => (value === undefined ? value : toJsonText(value))

describe('quick reading', () => {
  it('returns what the plain reader does, or leaves the text to it', () => {
    let quick = 0
    fc.assert(
      fc.property(fc.oneof({ weight: 3, arbitrary: json }, broken), (source) => {
        const value = quickJson(source)
        if (value === undefined) return
        quick += 1
        expect(value).toEqual(plainly(source))
        expect(seen(value)).toBe(seen(plainly(source)))
      }),
      { numRuns: 3000 },
    )
    expect(quick).toBeGreaterThan(500)
  })

  it.each([
    '{"b": 1.0, "a": [1e-05, -0, 12345678901234567890, 0.10], "ok": true, "none": null}',
    '{"b": "1.0, 2", "a": "\\"x\\": 3e5", "c\\n": "\\u5468"}',
    '[{"id": 1, "price": 1.5}, {"id": 2, "price": 3}]',
    '{"a": 1, "b": 2, "a": 3}',
    ' [\n]\t',
  ])('reads %s', (source) => {
    expect(seen(quickJson(source))).toBe(seen(parsePlainly(source)))
  })

  it.each([
    '{"2": 1, "1": 2}',
    '{"\\u0032": 1, "1": 2}',
    '{"a": "x", "b": 2.0, "a": 2}',
    '{"a": 1.0, "a": {"b": 2, "c": 3}}',
    '[NaN]',
    `[${'1'.repeat(1001)}]`,
    '"a\nb"',
    '{"a": 1,}',
    '\ufeff{}',
    '',
  ])('leaves %j to the plain reader', (source) => {
    expect(quickJson(source)).toBe(undefined)
  })

  it('reads no deeper than it says, and not without end', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
    expect(seen(quickJson(nested(quickLevels)))).toBe(nested(quickLevels))
    expect(quickJson(nested(quickLevels + 1))).toBe(undefined)
    expect(quickJson(nested(900_000))).toBe(undefined)
    const escapes = `["${'\\n'.repeat(900_000)}", 1.0]`
    expect(seen(quickJson(escapes))).toBe(escapes)
    expect(quickJson(`["${'\\n'.repeat(4_000_000)}", 1.0]`)).toBe(undefined)
  })
})

describe('a look for texts with an exponent', () => {
  it('overlooks none', () => {
    let without = 0
    fc.assert(
      fc.property(json, (source) => {
        const value = plainly(source)
        if (value === undefined || mayHoldExponentText(source)) return
        without += 1
        expect(exponentTextsToNumbers(value)).toBe(value)
      }),
      { numRuns: 2000 },
    )
    expect(without).toBeGreaterThan(500)
    expect(mayHoldExponentText('{"a": ["1e-05"]}')).toBe(true)
    expect(mayHoldExponentText('["1\\u0065\\u002D05"]')).toBe(true)
    expect(mayHoldExponentText('["e", "+", "\\u5468"]')).toBe(false)
  })
})
