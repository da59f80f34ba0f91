import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Version, versionCauses } from '../../shared/model/history'
import { thinned } from './thin'

const now = 1_800_000_000_000
const versions = fc
  .array(
    fc.record({
      age: fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 800 * 86_400_000 })),
      cause: fc.constantFrom(...versionCauses),
      bytes: fc.constantFrom(100, 5_000_000),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all
      .map(({ age, cause, bytes }, index): Version => ({ key: String(index), at: now - age, cause, bytes }))
      .sort((a, b) => a.at - b.at),
  )

describe('thinning out versions', () => {
  it('keeps the newest, each of the last minute, and for any that goes a later one within the span of its age', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const kept = thinned(all, now)
        expect(kept.at(-1)).toBe(all.at(-1))
        expect(all.filter((version) => kept.includes(version))).toEqual(kept)
        for (const version of all.filter((one) => !kept.includes(one))) {
          const age = now - version.at
          expect(age >= 60_000 || version.bytes > 1_000_000).toBe(true)
          const next = kept.find(({ at }) => at >= version.at)
          // A tenth of its age, or a minute, or a month for the very old.
          expect((next?.at ?? Infinity) - version.at).toBeLessThanOrEqual(Math.max(60_000, 0.17 * age, 0))
        }
        expect(thinned(kept, now)).toEqual(kept)
      }),
    )
  })

  it('keeps a year of steady work to some hundreds', () => {
    const year = Array.from({ length: 365 * 24 * 60 }, (_, index): Version => {
      return { key: String(index), at: now - index * 60_000, cause: 'edit', bytes: 100 }
    }).reverse()
    expect(thinned(year, now).length).toBeLessThan(1400)
  })
})
