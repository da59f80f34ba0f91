import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedPart, threeWays } from './threeWays'

const text = fc.array(fc.constantFrom('a', 'b', 'c', '', 'long line'), { minLength: 1, maxLength: 30 })

describe('three texts beside one another', () => {
  it('hold every line of each, in order', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const rows = threeWays(base.join('\n'), mine.join('\n'), theirs.join('\n'))
        // Behind the last line end there is no line.
        const isEnded = [base, mine, theirs].every((lines) => lines.length > 1 && lines.at(-1) === '')
        const real = (lines: readonly string[]): readonly string[] => (isEnded ? lines.slice(0, -1) : lines)
        // Folded lines are the same in all three.
        let at = 0
        const whole = (side: 'base' | 'mine' | 'theirs', lines: readonly string[]): string[] => {
          at = 0
          return rows.flatMap((row) => {
            if (row.kind === 'fold') {
              const same = lines.slice(at, at + row.count)
              at += row.count
              return same
            }
            if (row[side] !== null) at += 1
            return row[side] ?? []
          })
        }
        expect(whole('base', base)).toEqual(real(base))
        expect(whole('mine', mine)).toEqual(real(mine))
        expect(whole('theirs', theirs)).toEqual(real(theirs))
      }),
    )
  })

  it('fold what all have, and show what each made of a line', () => {
    const base = ['1', '2', '3', '4', '5', 'x', '6', '7', '8', '9']
    const rows = threeWays(
      base.join('\r\n'),
      base.map((line) => (line === 'x' ? 'mine' : line)).join('\r\n'),
      base.flatMap((line) => (line === 'x' ? ['theirs', 'more'] : line)).join('\n'),
    )
    expect(rows[0]).toEqual({ kind: 'fold', count: 2 })
    expect(rows).toContainEqual({ kind: 'row', base: 'x', mine: 'mine', theirs: 'theirs' })
    expect(rows).toContainEqual({ kind: 'row', base: null, mine: null, theirs: 'more' })
    expect(rows.at(-1)).toEqual({ kind: 'fold', count: 1 })
  })

  it('count the lines of a file, not the place behind its last line end', () => {
    const file = (word: string): string => `${word}\n${'same\n'.repeat(9)}`
    expect(threeWays(file('a'), file('b'), file('c')).at(-1)).toEqual({ kind: 'fold', count: 6 })
  })

  it('mark the part of a line that is another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [start, end] = changedPart(a, b)
        expect(start).toBeLessThanOrEqual(end)
        expect(a.slice(0, start)).toBe(b.slice(0, start))
        if (a === b) expect(start).toBe(end)
      }),
    )
    expect(changedPart('{"outage"}', '{"mining"}')).toEqual([2, 8])
    expect(changedPart('aa', 'a')).toEqual([1, 1])
  })
})
