import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loneSurrogate } from '../../../shared/dify/text'
import { problem } from '../../../shared/problems'
import { marksOfRequirements, marksOfRun, nextMark } from './problemMarks'
import { textChange } from './textChange'
import type { RunResult } from '../../../shared/model/run'

const title = (): string => 'what happened'

describe('textChange', () => {
  it('turns any text into any other, and never parts a surrogate pair or a CRLF', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '\r\n', '\n', '👩', '👨', '周')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = textChange(before, after)
        if (change === null) {
          expect(after).toBe(before)
          return
        }
        const { from, to, insert } = change
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
        for (const part of [before.slice(0, from), before.slice(to), insert]) {
          expect(loneSurrogate(part)).toBeNull()
        }
        expect(before.slice(0, from).endsWith('\r')).toBe(false)
      }),
    )
  })
  it('touches only what differs', () => {
    expect(textChange('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' })
  })
})

describe('marks of problems', () => {
  const result: RunResult = {
    status: 'failed',
    outputs: null,
    returned: null,
    error: 'x',
    errorType: 'CodeExecutionError',
    keepsInputs: true,
    prints: '',
    stderr: '',
    truncated: false,
    traceback: {
      frames: [{ own: true, line: 3, function: 'main', text: '', file: '' }],
      summary: 'json.decoder.JSONDecodeError: no. at all\nnote',
      errorClass: 'ValueError',
      raw: '',
    },
    problems: [
      problem('node-raised', 'run', { line: 3, difyText: 'Traceback\nmore' }),
      problem('output-refused', 'run', { line: 5, difyText: 'Output a is missing.', severity: 'warning' }),
      problem('python-nearest', 'environment', { line: 1 }),
    ],
    times: { worker: 0, main: 0, check: 0, total: 0 },
    target: 'dify-1.16',
    runtime: '',
    environment: null,
    attempts: [],
    after: null,
  }
  it("gives the last line of the traceback, else Dify's sentence, as the short reason", () => {
    expect(marksOfRun(result, title).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'JSONDecodeError: no. at all'],
      [5, 'Output a is missing.'],
    ])
  })
  it('marks the broken lines of the requirements alone', () => {
    const problems = [
      problem('package-unknown', 'requirements', { line: 4 }),
      problem('network-off', 'environment'),
      problem('package-unknown', 'requirements'),
    ]
    expect(marksOfRequirements(problems, title).map(({ line }) => line)).toEqual([4])
  })
  it('goes round from the last to the first, both ways', () => {
    const marks = [{ line: 9 }, { line: 2 }]
    expect([1, 2, 9, 20].map((line) => nextMark(marks, line)?.line)).toEqual([2, 9, 2, 2])
    expect([1, 2, 9, 20].map((line) => nextMark(marks, line, true)?.line)).toEqual([9, 9, 2, 9])
    expect(nextMark([], 1)).toBeNull()
  })
})
