import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isSameValue } from './sameValue'

/** A copy with its keys the other way round, at every level. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, turned(member)])
  return Object.fromEntries(members.reverse())
}

it('takes a value for the same in any order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSameValue(value, turned(value))).toBe(true)
    }),
  )
})

it('tells any two apart that JSON tells apart', () => {
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
        : member,
    )
  const small = fc.jsonValue({ maxDepth: 2 })
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(isSameValue(a, b)).toBe(sorted(a) === sorted(b))
    }),
    { numRuns: 2000 },
  )
})

it.each([
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1, b: undefined }, { a: 1, b: null }, false],
  [{}, [], false],
  [[], {}, false],
  [{ toString: 1 }, {}, false],
  [{ a: undefined }, { b: undefined }, true],
  [{ a: undefined, b: 1 }, { a: 1, b: undefined }, false],
])('compares %j and %j', (a, b, same) => expect(isSameValue(a, b)).toBe(same))
