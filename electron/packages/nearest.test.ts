import { describe, expect, it } from 'vitest'
import type { PackageVersion } from '../../shared/model/packages'
import { languages } from '../../shared/model/problem'
import { withNearestDependency, withNearestRequirement } from '../../shared/fixes/nearestRequirement'
import { describeProblem, problem } from '../../shared/problems'
import { nearestVersions } from './nearest'

const version = (text: string, more: Partial<PackageVersion> = {}): PackageVersion => ({
  version: text,
  bytes: null,
  uploaded: null,
  requiresPython: '',
  isPrerelease: false,
  isYanked: false,
  fits: true,
  isSource: false,
  ...more,
})

const versions = [
  version('4.0rc1', { isPrerelease: true }),
  version('3.5', { fits: false }),
  version('3.2'),
  version('3.1', { isYanked: true }),
  version('3.0'),
  version('2.0'),
]

describe('the nearest versions', () => {
  it.each([
    ['==3.1.9', ['3.0', '3.2']],
    ['==99', ['3.2']],
    ['>99,<100', ['3.2']],
    ['==1.0', ['2.0', '3.2']],
    ['==2.*', ['3.0', '3.2']],
    ['==nonsense', ['3.2']],
  ])('to %s are %j', (conditions, near) => {
    expect(nearestVersions(versions, conditions)).toEqual(near)
  })
})

const unknown = problem('package-unknown', 'requirements', {
  params: { name: 'rapidfuz', nearest: 'rapidfuzz' },
  line: 2,
})
const noVersion = problem('version-unknown', 'requirements', {
  params: { name: 'six', version: '==99', nearest: '1.17.0, 1.16.0', newest: '1.17.0' },
})

describe('the fix for a name or version that the index lacks', () => {
  it('changes the line that is to blame and leaves the rest to the byte', () => {
    const text = '\uFEFF# RapidFuz\r\nRapidFuz[all]==3.0 ; python_version>"3"  # fast\r\nsix == 99 # old\r\n'
    expect(withNearestRequirement(text, unknown)).toBe(text.replace('RapidFuz[', 'rapidfuzz['))
    expect(withNearestRequirement(text, noVersion)).toMatch(/^\uFEFF# RapidFuz\r\n.*\r\nsix\s*==1\.17\.0 # old\r\n$/)
    expect(withNearestRequirement('pandas\n', unknown)).toBe(null)
    expect(withNearestRequirement(text, { ...unknown, params: { name: 'rapidfuz' } })).toBe(null)
  })

  it('changes the dependency that is to blame', () => {
    const dependencies = [
      { name: 'RapidFuz[all]', version: '3.0' },
      { name: 'six', version: '99' },
    ]
    expect(withNearestDependency(dependencies, unknown)?.[0]).toEqual({ name: 'rapidfuzz[all]', version: '3.0' })
    expect(withNearestDependency(dependencies, noVersion)?.[1]).toEqual({ name: 'six', version: '1.17.0' })
    expect(withNearestDependency([], unknown)).toBe(null)
  })

  it('is told in words that name it', () => {
    for (const language of languages) {
      expect(describeProblem(unknown, language).why).toContain('rapidfuzz')
      expect(describeProblem(noVersion, language).why).toContain('1.16.0')
      expect(describeProblem({ ...unknown, params: { name: 'rapidfuz' } }, language).why).not.toContain('{')
    }
  })
})
