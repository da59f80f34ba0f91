import { expect, it } from 'vitest'
import { lineSpans, missedLines } from './lineSpans'

it('tells lines as spans, over those that nothing runs on', () => {
  const executable = [1, 2, 4, 7, 8, 10, 12]
  const missed = missedLines({ executable, reached: [1, 7, 12] })
  expect(missed).toEqual([2, 4, 8, 10])
  expect(lineSpans(missed, executable)).toBe('2–4, 8–10')
  expect([lineSpans([10], executable), lineSpans([], executable)]).toEqual(['10', ''])
})
