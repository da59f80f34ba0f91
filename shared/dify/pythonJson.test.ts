import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../model/value'
import { JsonNumber } from '../model/value'
import { toJsonText } from './jsonText'
import { parsePythonJson, PythonJsonError, PythonJsonLimitError } from './pythonJson'

/** For each text what `json.loads` does: `=` and the value written again, `!` and the message, or `^` where recursion stopped it. */
const peer = `
import json, sys
for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
    text = json.loads(line)
    try:
        print('=' + json.dumps(json.loads(text)))
    except json.JSONDecodeError as error:
        print('!' + json.dumps(str(error)))
    except ValueError as error:
        print('#' + json.dumps(str(error)))
    except RecursionError:
        print('^')
`

function askPython(texts: readonly string[]): string[] {
  const input = texts.map((text) => JSON.stringify(text)).join('\n')
  const { stdout, stderr, status } = spawnSync('python3', ['-c', peer], { input, encoding: 'utf8', maxBuffer: 1e9 })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout.trimEnd().split('\n')
}

function outcome(text: string): string {
  try {
    return `=${toJsonText(parsePythonJson(text))}`
  } catch (error) {
    if (error instanceof PythonJsonError) return `!${error.message}`
    if (error instanceof PythonJsonLimitError) return `#${error.message}`
    throw error
  }
}

const plainJson = fc.json({ maxDepth: 5 })
/** Texts near JSON: its own marks in any order, so that most are broken somewhere. */
const marks = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"a"',
  '"',
  '\\',
  '\\u',
  '\\ud83d',
  '\\ude00',
  '\\x',
  '\\n',
  'd800',
  '12',
  '-',
  '0',
  '.5',
  'e5',
  'E+1',
  'true',
  'fals',
  'null',
  'NaN',
  'Infinity',
  '-Infinity',
  ' ',
  '\n',
  '\t',
  '\r',
  '\u0001',
  'é',
  '😀',
  '\ufeff',
  '\u00a0',
)
const nearJson = fc.array(marks, { maxLength: 9 }).map((parts) => parts.join(''))
const brokenJson = fc
  .tuple(plainJson, fc.nat(), marks)
  .map(([text, at, mark]) => text.slice(0, at % (text.length + 1)) + mark + text.slice((at % (text.length + 1)) + 1))

describe('parsePythonJson', () => {
  it('agrees with JSON.parse on ordinary JSON', () => {
    fc.assert(
      fc.property(plainJson, (text) => {
        expect(JSON.parse(toJsonText(parsePythonJson(text)))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('does what Python does with good and broken texts, message and position included', () => {
    const texts = fc.sample(fc.oneof(plainJson, nearJson, brokenJson), { numRuns: 4000, seed: 7 })
    const answers = askPython(texts)
    texts.forEach((text, index) => {
      const answer = answers[index] ?? ''
      const got = outcome(text)
      if (answer.startsWith('=')) {
        expect(got, text).toMatch(/^=/)
        // Python writes a float anew; compared as values, in Python's own reading.
        expect(comparable(got.slice(1)), text).toEqual(comparable(answer.slice(1)))
        return
      }
      const message: unknown = JSON.parse(answer.slice(1))
      // Python 3.13 has words of its own for a comma too many; the Pythons of Dify's API have not.
      if (String(message).startsWith('Illegal trailing comma')) expect(got).toMatch(/^!Expecting/)
      else expect(got, JSON.stringify(text)).toBe(`${answer.slice(0, 1)}${String(message)}`)
    })
  })

  it('keeps what was written of a number', () => {
    const text = '[1.0, 1, 9007199254740993, 1e5, -0, NaN, Infinity, -Infinity, 0.10]'
    expect(toJsonText(parsePythonJson(text))).toBe(text)
  })

  it('lets the last of two equal keys win, at the place of the first', () => {
    expect(toJsonText(parsePythonJson('{"b": 1, "a": 2, "b": 3, "10": 4}'))).toBe('{"b": 3, "a": 2, "10": 4}')
  })

  it('keeps a lone surrogate', () => {
    expect(parsePythonJson('"\\ud83d"')).toBe('\ud83d')
  })

  it('reads as many levels as Python 3.12 and refuses more, without a stack overflow', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
    expect(toJsonText(parsePythonJson(nested(1497)))).toBe(nested(1497))
    expect(() => parsePythonJson(nested(100_000))).toThrow(
      'maximum recursion depth exceeded while decoding a JSON array from a unicode string',
    )
  })

  it('refuses an integer of more than 4300 digits, as Python does', () => {
    expect(toJsonText(parsePythonJson('9'.repeat(4300)))).toHaveLength(4300)
    expect(() => parsePythonJson(`-${'9'.repeat(4301)}`)).toThrow(
      /^Exceeds the limit \(4300 digits\).*has 4301 digits;/,
    )
  })

  it('tells line and column', () => {
    try {
      parsePythonJson('{"é😀": 1,\n "b" 2}')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ line: 2, column: 6, reason: "Expecting ':' delimiter" })
    }
  })

  it('reads 20 MB', () => {
    const record = '{"name": "a text of some length", "values": [1, 2.5, -3e10, true, null], "é": "\\n\\u00e9"}'
    const text = `[${Array.from({ length: 220_000 }, () => record).join(',')}]`
    expect(parsePythonJson(text)).toHaveLength(220_000)
  })
})

/** A value with its floats as doubles and its integers exact, for comparing two spellings. */
function comparable(text: string): unknown {
  const plain = (value: JsonValue): unknown => {
    if (value instanceof JsonNumber) return value.isInteger ? BigInt(value.text) : value.toNumber()
    if (Array.isArray(value)) return value.map(plain)
    if (value instanceof Map) return [...(value as JsonObject)].map(([key, member]) => [key, plain(member)])
    return value
  }
  return plain(parsePythonJson(text))
}
