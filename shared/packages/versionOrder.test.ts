import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions, readVersion, satisfies } from './pep440'
import { isNewer, isPrerelease, newestFirst } from './versionOrder'

/** In their order, as PEP 440 and the tests of pypa/packaging have it. */
const ordered = [
  '1.0.dev456',
  '1.0a1',
  '1.0a2.dev456',
  '1.0a12.dev456',
  '1.0a12',
  '1.0b1.dev456',
  '1.0b2',
  '1.0b2.post345.dev456',
  '1.0b2.post345',
  '1.0b2-346',
  '1.0c1.dev456',
  '1.0c1',
  '1.0rc2',
  '1.0c3',
  '1.0',
  '1.0+abc.5',
  '1.0+abc.7',
  '1.0+5',
  '1.0.post456.dev34',
  '1.0.post456',
  '1.1.dev1',
  '1.2+123abc',
  '1.2+123abc456',
  '1.2+abc',
  '1.2+abc123',
  '1.2+1234.abc',
  '1.2+123456',
  '1.2.r32+123456',
  '1.2.rev33+123456',
  '1.10',
  '2024.8.30',
  '1!1.0b2.post345.dev456',
  '1!1.0',
  '1!2.0',
]

const compare = (one: string, other: string): number => {
  const [a, b] = [readVersion(one), readVersion(other)]
  if (a === null || b === null) throw new Error(`${one} or ${other} is no version`)
  return Math.sign(compareVersions(a, b))
}

const number = fc.nat({ max: 30 })
const anyVersion = fc
  .tuple(
    fc.constantFrom('', '1!'),
    fc.array(number, { minLength: 1, maxLength: 4 }),
    fc.option(fc.tuple(fc.constantFrom('a', 'b', 'rc'), number)),
    fc.option(number),
    fc.option(number),
    fc.constantFrom('', '+local.1', '+local', '+7'),
  )
  .map(
    ([epoch, release, pre, post, dev, local]) =>
      `${epoch}${release.join('.')}${pre === null ? '' : pre.join('')}${post === null ? '' : `.post${post}`}${dev === null ? '' : `.dev${dev}`}${local}`,
  )

describe('versions', () => {
  it('have the order of PEP 440', () => {
    for (const [index, one] of ordered.entries())
      for (const [other, two] of ordered.entries())
        expect(`${one} ${compare(one, two)} ${two}`).toBe(`${one} ${Math.sign(index - other)} ${two}`)
    expect([...ordered].sort(newestFirst)).toEqual([...ordered].reverse())
  })

  it.each([
    ['1.0', '1'],
    ['1.0-RC1', '1.0rc1'],
    ['v1.0-alpha.2', '1.0a2'],
    ['2024.08.30', '2024.8.30'],
    ['1.0-1', '1.0.post1'],
    ['1.0.rev', '1.0.post0'],
    ['1.0+ubuntu-1', '1.0+ubuntu.1'],
    ['1.0preview3', '1.0c3'],
  ])('%s is %s', (one, other) => {
    expect(compare(one, other)).toBe(0)
  })

  it.each(['', 'latest', '1.x', '2004d-', '1.0+', '1..0', 'french toast'])('%j is none', (text) => {
    expect(readVersion(text)).toBe(null)
  })

  it('are in one order, whichever two are compared', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0)
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('are pre-releases or not', () => {
    const isOne = (text: string): boolean => isPrerelease(readVersion(text) ?? { ...never })
    const never = { epoch: 0, release: [0], pre: null, post: null, dev: null, local: '' }
    expect(['1.0a1', '1.0.dev3', '1.0rc1.post2', '1.0.post1.dev2'].map(isOne)).toEqual([true, true, true, true])
    expect(['1.0', '1.0.post1', '1.0+a1'].map(isOne)).toEqual([false, false, false])
  })
})

it('are newer than others, if both are versions', () => {
  expect([isNewer('1.10', '1.9'), isNewer('1.9', '1.10'), isNewer('1.0', 'https://a.example/x.whl')]).toEqual([
    true,
    false,
    false,
  ])
})

describe('conditions on versions', () => {
  it.each([
    ['3.10.13', '>=3.9', true],
    ['3.10.13', '>=3.9,<3.10', false],
    ['3.10.13', '!=3.0.*,!=3.1.*, >=2.7', true],
    ['3.10.13', '==3.10.*', true],
    ['3.1', '==3.10.*', false],
    ['2.2', '~=2.2', true],
    ['2.9', '~=2.2', true],
    ['3.0', '~=2.2', false],
    ['2.2.9', '~=2.2.1', true],
    ['2.3', '~=2.2.1', false],
    ['1!2.9', '~=1!2.2', true],
    ['2.9', '~=1!2.2', false],
    ['3.0rc1', '<3', false],
    ['3.0rc1', '<3.0rc2', true],
    ['3.0.post1', '>3', false],
    ['3.0.post1', '>3.0.post0', true],
    ['1.0+local', '==1.0', true],
    ['1.0', '==1.0+local', false],
    ['1.0', '===1.0', true],
    ['1.0.0', '===1.0', false],
    ['1.0', '', true],
    ['1.0', 'nonsense', null],
    ['1.0.0', '==1', true],
    ['1.0', '!=1.0.0', false],
    ['3.14.0', '>= 3.8 , < 4.0', true],
  ])('%s %s: %s', (version, conditions, fits) => {
    expect(satisfies(version, conditions)).toBe(fits)
  })
})
