import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Problem } from '../../shared/model/problem'
import type { RunOrigin } from '../../shared/model/runHistory'
import { everyRun } from '../../shared/runHistory/everyRun'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory, type RunHistory } from './runHistory'
import { endedOverRows } from './testing/endedOverRows'
import { directPort, endedRun } from './testing/endedRun'

let temp: Awaited<ReturnType<typeof tempFolder>>
let history: RunHistory
let told: Problem[]

function start(): void {
  told = []
  const settings = () => ({ keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 500 })
  history = createRunHistory({ dataRoot: temp.path, port: directPort(), settings, now: () => 2000 })
  history.onProblem((problem) => told.push(problem))
}

beforeEach(async () => {
  temp = await tempFolder()
  start()
})
afterEach(async () => {
  await history.close()
  await temp.remove()
})

const found = async (origin: RunOrigin): Promise<number[]> =>
  (await history.page('/ws', { ...everyRun, origin }, null, 100)).runs.map(({ key }) => key)

async function databasePath(): Promise<string> {
  const folder = join(temp.path, 'run-history')
  const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.db'))
  return join(folder, name)
}

/** What makes the tables of an earlier form out of those of now. */
const earlierForms = [
  [1, ['DROP INDEX runs_by_origin', ...['origin', 'of_case', 'of_rows'].map(droppedColumn)]],
  [2, ['of_case', 'of_rows'].map(droppedColumn)],
  [3, ['of_rows'].map(droppedColumn)],
] as const

function droppedColumn(name: string): string {
  return `ALTER TABLE runs DROP COLUMN ${name}`
}

it.each(earlierForms)('brings up the tables of form %i, whose runs go on', async (form, changes) => {
  await history.keep('/ws', endedRun())
  await history.close()
  const { default: Connection } = await import('libsql')
  const earlier = new Connection(await databasePath())
  earlier.exec(`${changes.join('; ')}; PRAGMA user_version = ${form}`)
  earlier.close()
  start()
  expect(await history.keep('/ws', endedRun({ origin: 'command-line' }))).toBe(2)
  expect(await found('window')).toEqual([1])
  expect([(await history.read('/ws', 2)).origin, told]).toEqual(['command-line', []])
  const ofCase = { name: 'two words', status: 'failed' as const }
  expect(await history.keep('/ws', { ...endedRun({}), origin: 'case', ofCase })).toBe(3)
  expect([(await history.read('/ws', 1)).ofCase, (await history.read('/ws', 3)).ofCase]).toEqual([null, ofCase])
  expect(await history.keep('/ws', endedOverRows({ failed: 1 }))).toBe(4)
  expect(await found('rows')).toEqual([4])
  expect((await history.page('/ws', everyRun, null, 9)).runs.map(({ rows }) => rows?.passed ?? null)).toEqual([
    9,
    null,
    null,
    null,
  ])
})
