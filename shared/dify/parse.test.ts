import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { JsonNumber } from '../model/value'
import { DifyFailure } from './difyFailure'
import { exponentTextsToNumbers } from './exponentText'
import { toJsonText } from './jsonText'
import { parse } from './parse'
import { createPrintFilter, resultTag, splitStdout } from './resultTag'
import { dify0_11, dify1_16 } from './targets/records'
import type { Target } from './targets/target'

function outcome(target: Target, stdout: string, error = ''): unknown {
  try {
    return toJsonText(parse(target, { stdout, error }))
  } catch (failure) {
    if (!(failure instanceof DifyFailure)) throw failure
    return [failure.step, failure.errorType, failure.message]
  }
}

const tagged = (text: string): string => `${resultTag}${text}${resultTag}\n`

describe('parse', () => {
  it('reads what stands between the first and the last tag', () => {
    expect(outcome(dify1_16, `before\n${tagged('{"a": 1.0, "b": 12345678901234567890}')}after`)).toBe(
      '{"a": 1.0, "b": 12345678901234567890}',
    )
  })

  it('lets any error text fail the node first', () => {
    expect(outcome(dify1_16, tagged('{}'), 'a warning\n')).toEqual(['sandbox', 'CodeExecutionError', 'a warning\n'])
  })

  it.each([
    [
      `${'é'.repeat(150)}${'😀'.repeat(150)}`,
      `Failed to parse result: no result tag found in response. Response: ${'é'.repeat(150)}${'😀'.repeat(50)}...`,
    ],
    [resultTag, 'Failed to parse result: no result tag found in response. Response: <<RESULT>>...'],
    [tagged('undefined'), 'Failed to parse JSON response: Expecting value: line 1 column 1 (char 0).'],
    [
      `print ${resultTag}\n${tagged('{}')}`,
      `Failed to parse JSON response: Expecting value: line 2 column 1 (char 1).`,
    ],
    [tagged('[1]'), 'Result must be a dict, got list'],
    [tagged('null'), 'Result must be a dict, got NoneType'],
    [tagged('1.5'), 'Result must be a dict, got float'],
    [
      tagged('9'.repeat(5000)),
      'Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit',
    ],
    [
      tagged('['.repeat(9000)),
      'Unexpected error during response transformation: maximum recursion depth exceeded while decoding a JSON array from a unicode string',
    ],
  ])('has Dify 1.16’s words for %j', (stdout, message) => {
    expect(outcome(dify1_16, stdout)).toEqual(['parse', 'WorkflowNodeError', message])
  })

  it.each([
    ['', 'Failed to parse result'],
    [tagged('undefined'), 'Expecting value: line 1 column 1 (char 0)'],
  ])('has Dify 0.11’s words for %j', (stdout, message) => {
    expect(outcome(dify0_11, stdout)).toEqual(['parse', 'WorkflowNodeError', message])
  })

  it('turns texts with an exponent into numbers where that Dify does', () => {
    const stdout = tagged('{"a": "1e-05", "1e+5": ["12E+05", {"x": "1e+400"}], "b": "1e5"}')
    expect(outcome(dify1_16, stdout)).toBe('{"a": 1e-05, "1e+5": [1200000.0, {"x": Infinity}], "b": "1e5"}')
    expect(outcome(dify0_11, stdout)).toBe('{"a": "1e-05", "1e+5": ["12E+05", {"x": "1e+400"}], "b": "1e5"}')
  })

  it('bears deep results', () => {
    const nested = (levels: number): string => `{"a": ${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(outcome(dify0_11, tagged(nested(1490)))).toBe(nested(1490))
    expect(outcome(dify1_16, tagged(nested(900)))).toBe(nested(900))
    expect(outcome(dify1_16, tagged(nested(1490)))).toEqual([
      'parse',
      'WorkflowNodeError',
      'maximum recursion depth exceeded',
    ])
  })
})

describe('exponent texts', () => {
  const peer = `
import json, re, sys
pattern = re.compile(r"^-?\\d+\\.?\\d*e[+-]\\d+$", re.IGNORECASE)
for text in json.load(sys.stdin):
    print(json.dumps(float(text)) if pattern.match(text) else "-")
`
  const piece = fc.constantFrom('-', '+', '1', '0', '27', '.', 'e', 'E', '\n', ' ', '٣', '𝟗', '９', 'x')

  it('are those that Python’s expression finds, with Python’s value', () => {
    const shaped = fc.tuple(
      fc.constantFrom('', '-'),
      fc.array(piece, { maxLength: 4 }),
      fc.constantFrom('e+', 'E-', 'e'),
      fc.array(piece, { maxLength: 2 }),
    )
    const texts = fc
      .sample(
        fc.oneof(
          fc.array(piece, { maxLength: 6 }),
          shaped.map((parts) => parts.flat()),
        ),
        { numRuns: 4000, seed: 5 },
      )
      .map((parts) => parts.join(''))
    const { stdout, status } = spawnSync('python3', ['-c', peer], { input: JSON.stringify(texts), encoding: 'utf8' })
    expect(status).toBe(0)
    const got = texts.map((text) => {
      const value = exponentTextsToNumbers(text)
      return value instanceof JsonNumber ? value.text : '-'
    })
    expect(got).toEqual(stdout.trimEnd().split('\n'))
    expect(got.filter((text) => text !== '-').length).toBeGreaterThan(30)
  })
})

describe('prints', () => {
  const piece = fc.constantFrom(resultTag, '<<RES', '<', '<<', 'ULT>>', '>>', 'text', '\n', '\r\n', '😀', '{"a": 1}')
  const output = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))

  it('are what is printed around the result', () => {
    expect(splitStdout(`one\n${tagged('{}')}two\n`)).toEqual({ prints: 'one\ntwo\n', result: '{}' })
    expect(splitStdout('one\n')).toEqual({ prints: 'one\n', result: null })
    expect(splitStdout('<<RESULT>>RESULT>>')).toEqual({ prints: '<<RESULT>>RESULT>>', result: null })
  })

  it('are found where Python’s greedy search finds the result', () => {
    fc.assert(
      fc.property(output, (stdout) => {
        const greedy = /<<RESULT>>(.*)<<RESULT>>/s.exec(stdout)
        expect(splitStdout(stdout).result).toBe(greedy?.[1] ?? null)
      }),
    )
  })

  it('stream as they come, and are the same in the end however they are cut', () => {
    fc.assert(
      fc.property(output, fc.array(fc.nat({ max: 8 }), { maxLength: 20 }), (stdout, sizes) => {
        const filter = createPrintFilter()
        const { prints } = splitStdout(stdout)
        let shown = ''
        let at = 0
        for (const size of [...sizes, stdout.length]) {
          shown += filter.feed(stdout.slice(at, at + size))
          at += size
          expect(prints.startsWith(shown)).toBe(true)
        }
        expect(shown + filter.flush()).toBe(prints)
      }),
      { numRuns: 2000 },
    )
  })

  it('hold back no more than the beginning of a tag', () => {
    const filter = createPrintFilter()
    expect(filter.feed('loading <<')).toBe('loading ')
    expect(filter.feed('b')).toBe('<<b')
    expect(filter.feed('<<RESULT>')).toBe('')
    expect(filter.flush()).toBe('<<RESULT>')
  })
})
