import { describe, expect, it } from 'vitest'
import { conflictOf } from './conflict'

/** What uv wrote, in its newer form and in the one before it. */
const cases: [string, string, object][] = [
  [
    'two packages, with a summary of all versions of one',
    `error: No solution found when resolving dependencies
  cause: Because bb<=1.0 depends on cc>=2 and bb>=1.1 depends on cc>=2.1, we can conclude that all versions of bb depend on cc>=2.
         And because all versions of aa depend on cc<2, we can conclude that all versions of aa and all versions of bb are incompatible.
         And because you require aa and bb, we can conclude that your requirements are unsatisfiable.`,
    {
      name: 'cc',
      wants: [
        { who: 'bb', what: 'cc>=2', root: 'bb' },
        { who: 'aa', what: 'cc<2', root: 'aa' },
      ],
    },
  ],
  [
    'a package that another one brings in, in the older form',
    `  × No solution found when resolving dependencies:
  ╰─▶ Because all versions of aa depend on cc<2 and all versions of mid depend on aa, we can conclude that
      all versions of mid depend on cc<2.
      And because you require cc==2.0 and mid, we can conclude that your requirements are unsatisfiable.`,
    {
      name: 'cc',
      wants: [
        { who: '', what: 'cc==2.0', root: 'cc' },
        { who: 'aa', what: 'cc<2', root: 'mid' },
      ],
    },
  ],
  [
    'several versions that depend on one, with extras and a choice',
    `Because all of: web-kit>=3.1,<=3.2 web-kit>=3.4 depend on http.core[h2]>=1,<2 and tool[extra]==2.0 depends on one of: http.core<1 http.core>2, we can conclude that tool[extra]==2.0 and web-kit are incompatible. And because you require tool[extra]==2.0 and web-kit>=3.1, we can conclude that your requirements are unsatisfiable.`,
    {
      name: 'http.core',
      wants: [
        { who: 'web-kit', what: 'http.core>=1,<2' },
        { who: 'tool', what: 'http.core<1' },
      ],
    },
  ],
  [
    'two of the author',
    'Because you require a<2 and a>2, we can conclude that your requirements are unsatisfiable.',
    {
      wants: [
        { who: '', what: 'a<2' },
        { who: '', what: 'a>2' },
      ],
    },
  ],
]

describe('conflictOf', () => {
  it.each(cases)('tells who wants what: %s', (_, text, conflict) => {
    expect(conflictOf(text)).toMatchObject(conflict)
  })

  it('reads a derivation over hundreds of versions at once', () => {
    const group = (name: string, from: number): string =>
      Array.from({ length: 12 }, (_, at) => `${name}>=1.${from + at}.0,<1.${from + at}.9`).join('\n             ')
    const step = (at: number): string =>
      `         And because all of:\n             ${group('boto3', at)}\n         depend on one of:\n             ${group('botocore', at)}\n         and all of:\n             ${group('boto3', at)}\n         cannot be used, we can conclude that boto3>=1.30 depends on botocore>=1.33.`
    const steps = Array.from({ length: 150 }, (_, at) => step(at)).join('\n')
    const text = `  cause: Because there are no versions of boto3, we can conclude nothing.\n${steps}\n         And because you require boto3>=1.30 and botocore<1.20, we can conclude that your requirements are unsatisfiable.`
    expect(text.length).toBeGreaterThan(150_000)
    const began = performance.now()
    const found = conflictOf(text)
    expect(performance.now() - began).toBeLessThan(3000)
    expect(found).toMatchObject({ name: 'botocore', wants: [{ who: '', what: 'botocore<1.20' }, { who: 'boto3' }] })
  })

  it.each([
    'No solution found',
    'Because the current Python version (3.10.13) does not satisfy Python>=3.12 and a==2.0 depends on Python>=3.12, we can conclude that a==2.0 cannot be used. And because you require a==2.0, we can conclude that your requirements are unsatisfiable.',
    'Because only a<=2 is available and you require a>3, we can conclude that your requirements are unsatisfiable.',
    'some words that nobody foresaw depend on: nothing',
  ])('tells nothing where no two want one package: %s', (text) => {
    expect(conflictOf(text)).toBeNull()
  })
})
