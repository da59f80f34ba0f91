import { timeToLaunch } from '../scripts/bench/secondStart.mjs'
import { environmentOf, expect, test } from './support/nodelab'

// How long it takes is told by `npm run bench launch`, beside an `npm start` of nothing.
test('the second npm start sets nothing up and launches Electron', async ({ author }) => {
  const env = environmentOf(author)
  // Whatever this machine still lacks is the first one's.
  await timeToLaunch(env)
  const second = await timeToLaunch(env)
  expect(second.said).toMatch(/scripts\/start\.mjs\s+Opening Nodelab in Electron/)
})
