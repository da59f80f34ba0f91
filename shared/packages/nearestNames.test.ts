import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearestNames } from './nearestNames'
import { wellKnownNames } from './wellKnownNames'

describe('the nearest name', () => {
  it.each([
    ['rapidfuz', 'rapidfuzz'],
    ['pandsa', 'pandas'],
    ['Requets', 'requests'],
    ['beautifulsoup', 'beautifulsoup4'],
    ['dateutil', 'python-dateutil'],
    ['numpyy', 'numpy'],
    ['openpyxI', 'openpyxl'],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestNames(name, wellKnownNames)[0]).toBe(nearest)
  })

  it('is none where nothing is near', () => {
    expect(nearestNames('my-companys-own-thing', wellKnownNames)).toEqual([])
  })

  it('counts each change once, the same both ways, and tells no more than its limit', () => {
    expect(
      ['ab|ba', 'abc|abd', 'abc|ab', '|ab', 'a|a'].map((pair) =>
        editDistance(pair.split('|')[0] ?? '', pair.split('|')[1] ?? '', 5),
      ),
    ).toEqual([1, 1, 1, 2, 0])
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.nat({ max: 4 }), (one, other, limit) => {
        const whole = editDistance(one, other, 20)
        expect(whole).toBe(editDistance(other, one, 20))
        expect(whole === 0).toBe(one === other)
        expect(editDistance(one, other, limit)).toBe(Math.min(whole, limit + 1))
      }),
    )
  })

  it('is looked for among names in their normal form, each once', () => {
    expect(wellKnownNames.length).toBeGreaterThan(800)
    expect(new Set(wellKnownNames).size).toBe(wellKnownNames.length)
    expect(wellKnownNames.filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))).toEqual([])
  })
})
