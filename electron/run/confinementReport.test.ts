import { describe, expect, it } from 'vitest'
import { describeProblem } from '../../shared/problems'
import type { Confinement } from '../../shared/model/confinement'
import { languages } from '../../shared/model/problem'
import { networkProblems } from './confinementReport'

const held: Confinement = {
  mode: 'check',
  level: 'limits',
  means: [],
  network: true,
  processor: null,
  refused: [],
  operator: null,
}

describe('a network that was to be off', () => {
  it('is told where it was not', () => {
    const [told] = networkProblems(false, held)
    expect(told).toMatchObject({ code: 'network-not-off', severity: 'warning' })
    for (const language of languages) if (told !== undefined) expect(describeProblem(told, language).next).not.toBe('')
  })

  it('is nothing to tell where it was, or was never to be', () => {
    expect(networkProblems(false, { ...held, network: false })).toEqual([])
    expect(networkProblems(undefined, held)).toEqual([])
  })
})
