import { expect, it } from 'vitest'
import type { Build } from '../../shared/model/environment'
import { createBuildFeed } from './buildFeed'

function build(id: string, status: Build['status'], log = ''): Build {
  const rest = {
    target: 'dify-1.16',
    stages: [],
    problems: [],
    notices: [],
    environment: null,
    node: null,
    lastGood: null,
    waitsFor: null,
    startedAt: 0,
  }
  return { id, status, log, ...rest }
}

it('tells of a beginning and of an end at once, and of what is between now and then', async () => {
  const sent: string[] = []
  const feed = createBuildFeed(({ id, status, log }) => sent.push(`${id} ${status} ${log}`), 5)
  feed(build('a', 'building', '1'))
  for (let line = 2; line <= 500; line += 1) feed(build('a', 'building', String(line)))
  expect(sent).toEqual(['a building 1'])
  await expect.poll(() => sent.at(-1)).toBe('a building 500')
  expect(sent).toHaveLength(2)
  feed(build('a', 'building', '501'))
  feed(build('a', 'ready', '502'))
  expect(sent.slice(2)).toEqual(['a ready 502'])
})

it('never tells an older state after a newer one', async () => {
  const sent: string[] = []
  const feed = createBuildFeed(({ id, status }) => sent.push(`${id} ${status}`), 1)
  feed(build('a', 'building'))
  feed(build('b', 'building'))
  feed(build('a', 'building'))
  feed(build('a', 'failed'))
  feed(build('b', 'building'))
  await expect.poll(() => sent).toHaveLength(4)
  expect(sent).toEqual(['a building', 'b building', 'a failed', 'b building'])
})
