import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from './lineDiff'

const line = fc.constantFrom('a', 'b', 'c', 'the score of it', 'the sum of it', '')
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.map((one) => `${one}\n`).join(''))

describe('diffLines', () => {
  it('tells each text whole: what stays with what goes is the one, with what comes the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { hunks, skipped, changed, unchanged } = diffLines(before, after)
        const lines = (one: string): string[] => one.split('\n').slice(0, -1)
        const rows = hunks.flatMap((hunk) => hunk.rows)
        for (const [side, other, whole] of [
          ['old', 'added', lines(before)],
          ['new', 'removed', lines(after)],
        ] as const) {
          const told = rows.filter(({ kind }) => kind !== other)
          for (const row of told) expect(whole[(row[side] ?? 0) - 1]).toBe(row.text)
          const left = hunks.reduce((sum, hunk) => sum + hunk.skipped, skipped)
          expect(told.length + left).toBe(whole.length)
        }
        const same = rows.filter(({ kind }) => kind === 'same').length
        expect(unchanged).toBe(same + hunks.reduce((sum, hunk) => sum + hunk.skipped, skipped))
        expect(changed === 0).toBe(before === after)
      }),
    )
  })

  it('marks the words that differ', () => {
    const { hunks } = diffLines(
      'x\nreturn len(urgent) / len(words)\ny\n',
      'x\nreturn round(len(urgent) / max(len(words), 1))\ny\n',
    )
    const [, removed, added] = hunks[0]?.rows ?? []
    expect(removed?.marks).toEqual([])
    expect(added?.marks.map(([from, to]) => added.text.slice(from, to))).toEqual(['round(', 'max(', '), 1)'])
  })

  it('shows three lines around a change, and counts the others', () => {
    const before = Array.from({ length: 40 }, (_, at) => `line ${at + 1}\n`).join('')
    const { hunks, skipped, changed, unchanged } = diffLines(before, before.replace('line 20\n', 'line twenty\n'))
    expect(hunks).toHaveLength(1)
    expect(hunks[0]?.skipped).toBe(16)
    expect(hunks[0]?.rows).toHaveLength(8)
    expect({ skipped, changed, unchanged }).toEqual({ skipped: 17, changed: 1, unchanged: 39 })
  })
})
