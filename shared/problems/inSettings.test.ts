import { expect, it } from 'vitest'
import { buildProblems } from './buildProblems'
import { environmentProblems } from './environmentProblems'
import { isMendedInSettings } from './inSettings'
import { packageProblems } from './packageProblems'

it('the problems of a build whose next step names the settings are those that lead there', () => {
  const told = Object.entries({ ...environmentProblems, ...buildProblems, ...packageProblems })
  const named = told.filter(([, { en }]) => 'next' in en && en.next.includes('Settings')).map(([code]) => code)
  // Of a package that only another one needs, the other is changed as often.
  expect(named.filter((code) => !isMendedInSettings({ code }))).toEqual(['package-unknown-needed'])
  expect(named.length).toBeGreaterThan(10)
})
