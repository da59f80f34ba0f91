import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RunQuery } from '../../shared/model/runHistory'
import { problem } from '../../shared/problems'
import { everyRun } from '../../shared/runHistory/everyRun'
import { tempFolder } from '../testing/tempFolder'
import { createRunHistory, type RunHistory } from './runHistory'
import { endedOverRows } from './testing/endedOverRows'
import { directPort, endedRun } from './testing/endedRun'

let temp: Awaited<ReturnType<typeof tempFolder>>
let history: RunHistory
beforeEach(async () => {
  temp = await tempFolder()
  const settings = () => ({ keepRuns: true, keepRunsDays: 90, keepRunsMegabytes: 10 })
  history = createRunHistory({ dataRoot: temp.path, port: directPort(), settings, now: () => 2000 })
})
afterEach(async () => {
  await history.close()
  await temp.remove()
})

const found = async (query: Partial<RunQuery>): Promise<number[]> =>
  (await history.page('/ws', { ...everyRun, ...query }, null, 500)).runs.map(({ key }) => key)

it('a run over a file is one entry with its counts and the rows that failed, found by any of them', async () => {
  await history.keep('/ws', endedRun())
  expect(await history.keep('/ws', endedOverRows({ failed: 3 }))).toBe(2)
  const { runs } = await history.page('/ws', { ...everyRun, origin: 'rows' }, null, 10)
  expect(runs).toMatchObject([
    {
      key: 2,
      rows: { file: 'fruit.csv', done: 12, all: 12, passed: 9, failed: { outputs: 3 } },
      summary: 'fruit.csv: 9/12',
    },
  ])
  for (const text of ['fruit', 'pear number3', 'expected 9', '期望'])
    expect([text, await found({ text })]).toEqual([text, [2]])
  expect(await found({ text: 'number4' })).toEqual([])
  const { keptRows } = await history.read('/ws', 2)
  expect(keptRows?.columns).toEqual([
    { name: 'text', role: { as: 'input', name: 'text' } },
    { name: 'count', role: { as: 'check', output: 'count', kind: 'equals', path: '' } },
  ])
  expect(keptRows?.failures[2]).toMatchObject({
    row: 3,
    line: 4,
    kind: 'outputs',
    inputs: { text: '"pear number3"' },
    isWhole: true,
    outputs: '{"count": 2}',
    reasons: { en: ['count: expected 9, got 2'] },
  })
  expect((await history.read('/ws', 1)).keptRows).toBe(null)

  await history.pin('/ws', 2, true)
  await history.clear('/ws', false)
  const [left = 0, ...others] = await found({})
  expect(others).toEqual([])
  expect((await history.read('/ws', left)).keptRows?.failures).toHaveLength(3)
  await history.remove('/ws', [left])
  expect(await found({ text: 'pear' })).toEqual([])
})

it('keeps the first failures alone: 200 of them, fewer where they are large', async () => {
  await history.keep('/ws', endedOverRows({ failed: 1000 }))
  const many = await history.read('/ws', 1)
  expect([many.rows?.failed.outputs, many.keptRows?.failures.length]).toEqual([1000, 200])
  const text = JSON.stringify('x'.repeat(15_000))
  const of = { name: 'row', inputs: { text }, checks: [], error: null, targets: [] }
  await history.keep('/ws', endedOverRows({ failed: 100, failure: () => ({ of }) }))
  const large = await history.read('/ws', 2)
  expect(large.keptRows?.failures.length).toBeGreaterThan(10)
  expect(large.keptRows?.failures.length).toBeLessThan(30)
  const larger = { ...of, inputs: { text: JSON.stringify('y'.repeat(30_000)) } }
  await history.keep('/ws', endedOverRows({ failed: 1, failure: () => ({ of: larger }) }))
  const [cut] = (await history.read('/ws', 3)).keptRows?.failures ?? []
  expect([cut?.isWhole, cut?.inputs?.['text']?.length]).toEqual([false, 4000])
})

it('stores no secret of a row: not as an input, nor where its outputs, its error, a check or its reason have it', async () => {
  const variables = ['text', 'api_key'].map((variable) => ({
    variable,
    value_type: 'string' as const,
    value_selector: [],
  }))
  const secret = 'sk-geheim-4711'
  const check = { output: 'count', path: '', kind: 'contains', value: `"${secret}"`, within: '' } as const
  const ended = endedOverRows({
    failed: 2,
    node: { variables },
    failure: (row) =>
      row === 1
        ? {
            cells: ['a', secret],
            raw: secret,
            of: {
              name: `row ${secret}`,
              inputs: { text: `"with ${secret}"`, api_key: `"${secret}"` },
              checks: [check],
              error: null,
              targets: [],
            },
            outputs: `{"count":"${secret}"}`,
            end: {
              of: { error: null },
              result: { error: `ValueError: ${secret}`, problems: [] },
              verdict: {
                status: 'failed',
                reason: 'outputs',
                differences: [{ ...check, actual: `"${secret}!"`, fault: null }],
              },
            },
          }
        : {
            kind: 'row',
            of: null,
            end: null,
            outputs: null,
            problem: problem('data-cell-type', 'workspace', {
              params: { row, line: 3, column: 'api_key', cell: secret, type: 'Number', reason: secret },
            }),
          },
  })
  const roles = [
    { as: 'input', name: 'text' },
    { as: 'input', name: 'api_key' },
  ] as const
  const rows = ended.rows === undefined ? undefined : { ...ended.rows, mapping: { ...ended.rows.mapping, roles } }
  await history.keep('/ws', { ...ended, ...(rows === undefined ? {} : { rows }) })
  const { keptRows, secret: named } = await history.read('/ws', 1)
  expect(named).toEqual(['api_key'])
  expect(keptRows?.failures).toMatchObject([
    { inputs: { text: '"with •••"' }, isWhole: false, outputs: '{"count": "•••"}', error: 'ValueError: •••' },
    { kind: 'row', inputs: null, outputs: null },
  ])
  expect(keptRows?.failures[0]?.inputs).not.toHaveProperty('api_key')
  expect(keptRows?.failures[1]?.reasons.en[0]).toContain('•••')
  await history.close()
  const folder = join(temp.path, 'run-history')
  const bytes = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))
  expect(bytes.join('')).not.toContain('geheim')
})

it('neither pushes the other out: runs over files have a share of their own, beside the author’s runs', async () => {
  const prints = 'some printed words '.repeat(10_000)
  const own = Array.from({ length: 40 }, () => endedRun({ at: 2000, result: { prints } }))
  await history.keepAll('/ws', own)
  const text = JSON.stringify('z'.repeat(15_000))
  const of = { name: 'row', inputs: { text }, checks: [], error: null, targets: [] }
  for (let at = 0; at < 8; at += 1) {
    await history.keep('/ws', endedOverRows({ at: 2000, failed: 100, failure: () => ({ of }) }))
  }
  const share = (await found({ origin: 'rows' })).length
  expect([await found({ origin: 'window' })].flat()).toHaveLength(40)
  expect(share).toBeGreaterThan(1)
  expect(share).toBeLessThan(8)
  // The newest of them stay; and as many of the author's runs as there is room for.
  expect((await found({ origin: 'rows' }))[0]).toBe(48)
  await history.keepAll('/ws', own)
  await history.prune('/ws')
  expect((await found({ origin: 'rows' })).length).toBe(share)
  const left = (await found({ origin: 'window' })).length
  expect(left).toBeGreaterThan(40)
  expect(left).toBeLessThan(80)
})
