import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { type JsonValue, JsonNumber } from '../model/value'
import { toJsonText, writeJson } from './jsonText'
import { parsePythonJson } from './pythonJson'

const number = fc.constantFrom('0', '-0', '1.0', '1e-05', '1E400', 'NaN', '-Infinity', '12345678901234567890', '0.10')
const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false),
    fc.string({ unit: 'binary' }),
    number.map((text) => new JsonNumber(text)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 4 }).map((members) => new Map(members)),
  ),
})).value

describe('toJsonText', () => {
  it('is read back as the same value, on one line and indented', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(null, 0, 2, 4), (original, indent) => {
        const text = toJsonText(original, indent)
        expect(parsePythonJson(text)).toEqual(original)
        if (indent === null) expect(text).not.toContain('\n')
      }),
    )
  })

  it('writes the names of each object, whatever stood at their places before', () => {
    const text = '[{"a": 1, "b": {"b": 2, "a": []}}, {"b": 3, "a": {}}, {}, {"": 4}]'
    expect(toJsonText(parsePythonJson(text))).toBe(text)
  })

  it('writes a value of any depth, and tells each level once', () => {
    const deep = (levels: number): string => '[{"a": '.repeat(levels) + '"b"' + '}]'.repeat(levels)
    for (const levels of [149, 150, 151, 500]) expect(toJsonText(parsePythonJson(deep(levels)))).toBe(deep(levels))
    let endless: JsonValue = []
    for (let level = 1; level < 100_000; level += 1) endless = [endless]
    expect(toJsonText(endless)).toBe('['.repeat(100_000) + ']'.repeat(100_000))
    const told: number[] = []
    writeJson(parsePythonJson(deep(200)), {
      comma: ',',
      colon: ':',
      indent: null,
      number: ({ text }) => text,
      string: (text) => text,
      enter: (level) => told.push(level),
    })
    expect(told).toEqual(Array.from({ length: 400 }, (_, at) => at + 1))
  })

  it('lays out as Python does', () => {
    const plain = value.filter(
      (drawn) => !/[.eE]|NaN|Infinity|-0|\\u[dD]/.test(toJsonText(drawn).replace(/"[^"]*"/g, '')),
    )
    const values = fc.sample(plain, { numRuns: 300, seed: 3 })
    const program = `
import json, sys
for value in json.load(sys.stdin):
    print(json.dumps([json.dumps(value, ensure_ascii=False), json.dumps(value, ensure_ascii=False, indent=4)]))
`
    const { stdout, status } = spawnSync('python3', ['-c', program], { input: toJsonText(values), encoding: 'utf8' })
    expect(status).toBe(0)
    const expected = stdout
      .trimEnd()
      .split('\n')
      .map((line) => parsePythonJson(line))
    expect(values.map((drawn) => [toJsonText(drawn), toJsonText(drawn, 4)])).toEqual(expected)
  })
})
