import { expect, it } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory } from './runHistory'
import { directPort, endedRun } from './testing/endedRun'

it('removes old runs of every workspace at the start and when the settings say another age, also where none is kept', async () => {
  const day = 86_400_000
  let keepRunsDays = 90
  let keepRuns = true
  const { path: dataRoot, remove } = await tempFolder()
  const history = createRunHistory({
    dataRoot,
    port: directPort(),
    settings: () => ({ keepRuns, keepRunsDays, keepRunsMegabytes: 500 }),
    now: () => 100 * day,
  })
  for (const [workspace, days] of [
    ['/ws', 1],
    ['/ws', 50],
    ['/other', 50],
    ['/other', 91],
  ] as const)
    await history.keep(workspace, endedRun({ at: (100 - days) * day }))
  keepRuns = false
  const left = async () => Promise.all(['/ws', '/other'].map(async (one) => (await history.state(one)).facts?.count))
  expect(await left()).toEqual([2, 2])
  await history.settle()
  expect(await left()).toEqual([2, 1])
  keepRunsDays = 10
  await history.settle()
  expect(await left()).toEqual([1, 0])
  await history.close()
  await remove()
})
