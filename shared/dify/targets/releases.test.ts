import { expect, it } from 'vitest'
import { listedTargets, targets } from '.'
import { rangeOf, releasesOf, targetsOfRelease } from './releases'

it('tells the releases of each target, none of them twice', () => {
  const all = targets.flatMap(releasesOf)
  expect(new Set(all).size).toBe(all.length)
  expect(targets.every((target) => rangeOf(target) !== '')).toBe(true)
  expect(listedTargets.map(rangeOf)).toContain('1.13.0–1.13.2')
  expect(targets.map((target) => [target.id, rangeOf(target)])).toEqual(
    expect.arrayContaining([
      ['dify-1.16', '1.16.1'],
      ['dify-1.14', '1.14.0–1.15.0'],
      ['dify-1.13.3', '1.13.3'],
      ['dify-1.0', '0.15.0–1.1.2'],
    ]),
  )
})

it.each([
  ['1.15', ['dify-1.14']],
  ['1.11', ['dify-1.12', 'dify-1.10']],
  ['v0.15', ['dify-1.0']],
  ['Dify 1.16', ['dify-1.16', 'dify-1.16.0']],
  ['1.13.3', ['dify-1.13.3']],
  ['0.13.2', ['dify-0.11']],
  ['2.0', ['dify-1.16']],
  ['python', []],
])('finds the targets of %s', (typed, ids) => {
  expect(targetsOfRelease(typed).map(({ id }) => id)).toEqual(ids)
})
