import { mkdtemp, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { guessRoles, roleOfText } from '../../../shared/cases/dataRoles'
import type { DataFormat, DataRole } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import type { RunNode } from '../../engineTypes'
import { emptyResult } from '../../run/runResult'
import { createFailureStore, type FailureStore } from './failureStore'
import { runData } from './runData'
import { reasonsOfFailure, saveFailures } from './saveFailures'
import { startRowFiles } from './testing/rowFiles'
import { viewData } from './viewData'

const { folder, file, remove } = await startRowFiles()
afterAll(remove)

const node: CodeNode = {
  title: 't',
  desc: '',
  code_language: 'python3',
  code: '',
  variables: [
    { variable: 'n', value_type: 'number', value_selector: [] },
    { variable: 'text', value_type: 'string', value_selector: [] },
    { variable: 'tags', value_type: 'array[string]', value_selector: [] },
    { variable: 'key', value_type: 'secret', value_selector: [] },
  ],
  outputs: [
    { name: 'r', spec: { type: 'number', children: null } },
    { name: 'words', spec: { type: 'array[string]', children: null } },
  ],
  dependencies: [],
  target: null,
  samples: { n: '1', key: '"s"' },
}

/** Doubles `n`; 13 fails. */
const doubles: RunNode = (request) => {
  const n = Number(request.inputs['n'])
  const result = { ...emptyResult(request), prints: '' }
  if (n === 13) return Promise.resolve({ ...result, error: 'Traceback\nValueError: unlucky\n' })
  return Promise.resolve({ ...result, status: 'succeeded', outputs: JSON.stringify({ r: n * 2, words: [] }) })
}

interface Ran {
  readonly ended: Awaited<ReturnType<typeof runData>>
  readonly failures: FailureStore
  readonly format: DataFormat
  readonly columns: readonly string[]
}

const stores: FailureStore[] = []
afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())))

async function ran(
  path: string,
  options: { node?: CodeNode; roles?: DataRole[]; runNode?: RunNode; signal?: AbortSignal; empty?: 'left-out' } = {},
): Promise<Ran> {
  const { format, columns } = await viewData(path, null)
  const failures = await createFailureStore(await mkdtemp(join(folder, 'store-')))
  stores.push(failures)
  const { runNode = doubles, roles = guessRoles(columns, node), empty = 'text' } = options
  const mapping = { columns, roles, empty, isJson: format.kind === 'lines' } as const
  const ended = await runData(
    { node: options.node ?? node, target: 'dify-1.16', requirements: '', serverEnv: '', path, format, mapping },
    {
      runNode,
      signal: options.signal ?? new AbortController().signal,
      atOnce: 3,
      isCold: false,
      failures,
      onRow: () => undefined,
    },
  )
  return { ended, failures, format, columns }
}

const reasons = async ({ failures }: Ran): Promise<string[]> =>
  (await failures.page(null, 0, 100)).map((failure) => `${failure.kind}: ${reasonsOfFailure(failure, 'en').join('; ')}`)

describe('columns', () => {
  it('are told by their names', () => {
    const columns = ['N', 'key', 'expected_r', 'words.length', 'Error', 'note', 'n']
    expect(guessRoles(columns, node)).toEqual([
      { as: 'input', name: 'n' },
      { as: 'nothing' },
      { as: 'check', output: 'r', kind: 'equals', path: '' },
      { as: 'check', output: 'words', kind: 'length', path: '' },
      { as: 'error' },
      { as: 'nothing' },
      { as: 'nothing' },
    ])
    expect(roleOfText('output:r:close_to:$.a:b')).toEqual({ as: 'check', output: 'r', kind: 'close', path: '$.a:b' })
    expect(['input:', 'input:a:b', 'output:r:near', 'r'].map(roleOfText)).toEqual([null, null, null, null])
  })

  it('are refused where they do not fit the node', async () => {
    const path = await file('a,b\n1,2\n')
    const roles: readonly [DataRole[], string][] = [
      [[{ as: 'input', name: 'm' }, { as: 'nothing' }], 'data-no-input'],
      [[{ as: 'input', name: 'key' }, { as: 'nothing' }], 'data-secret'],
      [
        [
          { as: 'input', name: 'n' },
          { as: 'check', output: 'x', kind: 'equals', path: '' },
        ],
        'data-no-output',
      ],
      [
        [
          { as: 'input', name: 'n' },
          { as: 'input', name: 'n' },
        ],
        'data-input-twice',
      ],
      [[{ as: 'nothing' }, { as: 'error' }], 'data-nothing-mapped'],
    ]
    for (const [wrong, code] of roles) {
      await expect(ran(path, { roles: wrong })).rejects.toMatchObject({ problem: { code } })
    }
  })
})

describe('a run over rows', () => {
  it('passes, and tells each row that does not, by its row, line and column', async () => {
    const rows = [
      'n,text,tags,r,error',
      '1,,[],2,',
      '"2","a\nb","[""x""]",5,',
      'two,,[],4,',
      '13,,[],,unlucky',
      '13,,[],26,',
      '3,,{},6,',
      '4,,[]',
      '5,,[],10,,6',
    ]
    const done = await ran(await file(rows.join('\n')), { empty: 'left-out' })
    expect(done.ended).toMatchObject({
      told: null,
      progress: { done: 8, all: 8, passed: 2, failed: { outputs: 1, error: 1, row: 4 } },
    })
    expect(await reasons(done)).toEqual([
      'outputs: r: expected 5, got 4',
      'row: Row 3 (line 5), column n: `two` is no Number',
      expect.stringContaining('unlucky'),
      'row: Row 6 (line 8), column tags: `{}` is no Array[String]',
      'row: Row 7 (line 9) has 3 cells instead of 5',
      'row: Row 8 (line 10) has 6 cells instead of 5',
    ])
    expect(await done.failures.of(2)).toMatchObject({ of: { inputs: { n: '2', text: '"a\\nb"', tags: '["x"]' } } })
    expect(done.failures.count('row')).toBe(4)
  })

  it('writes the rows that failed in their own format, with why', async () => {
    const done = await ran(await file('n;text;r\n1;a;2\n2;"x;""y""";5\n7;b;1\n'))
    const path = join(folder, 'failed.csv')
    expect(await saveFailures(path, { ...done, kind: null, language: 'en' })).toBe(2)
    expect(await readFile(path, 'utf8')).toBe(
      '\ufeffn;text;r;reason\r\n2;"x;""y""";5;r: expected 5, got 4\r\n7;b;1;r: expected 1, got 14\r\n',
    )
    // What was written can be run again.
    expect((await ran(path)).ended.progress).toMatchObject({ done: 2, failed: { outputs: 2 } })
    await expect(
      saveFailures(join(folder, 'no', 'x.csv'), { ...done, kind: null, language: 'en' }),
    ).rejects.toMatchObject({ problem: { code: 'data-unsaved' } })
  })

  it('tells no secret, wherever the node has put it', async () => {
    const secret = { ...node, samples: { ...node.samples, key: '"hush-hush"' } }
    const tells: RunNode = (request) => {
      const result = { ...emptyResult(request), prints: '' }
      if (request.inputs['n'] === '1') return Promise.resolve({ ...result, error: 'ValueError: no hush-hush\n' })
      return Promise.resolve({ ...result, status: 'succeeded', outputs: '{"r": "aHVzaC1odXNo"}' })
    }
    const done = await ran(await file('n,r\n1,1\n2,2\n'), { runNode: tells, node: secret })
    const kept = JSON.stringify(await done.failures.page(null, 0, 10))
    expect(kept).toContain('no •••')
    expect(kept).not.toMatch(/hush|aHVz/)
  })

  it('goes on behind a line that is no JSON, and keeps numbers as they are written', async () => {
    const done = await ran(await file('{"n": 1.50, "r": 3}\n{"n": 2,\n{"n": "2", "r": 4}\n{"n": 4, "r": 9}\n', 'jsonl'))
    expect(done.ended.progress).toMatchObject({ done: 4, passed: 1 })
    expect(await reasons(done)).toEqual([
      'row: Line 2 is no JSON object',
      'row: Row 3 (line 3), column n: `"2"` is no Number',
      'outputs: r: expected 9, got 8',
    ])
    const path = join(folder, 'failed.jsonl')
    await saveFailures(path, { ...done, kind: 'row', language: 'zh-CN' })
    expect(await readFile(path, 'utf8')).toBe(
      '{"line": "{\\"n\\": 2,", "原因": "文件第 2 行不是 JSON 对象"}\n{"n": "2", "r": 4, "原因": "第 3 行（文件第 3 行）的 n 列：`\\"2\\"` 不是 Number"}\n',
    )
  })

  it('ends where bytes are of another encoding, where a row never ends, and where the file shrinks', async () => {
    const long = await file(`n,r\n1,2\n2,"${'x'.repeat(4_500_000)}`)
    expect((await ran(long)).ended).toMatchObject({
      told: { code: 'data-row-long', params: { line: 3 } },
      progress: { done: 1, passed: 1 },
    })
    const mixed = await file(
      Buffer.concat([
        Buffer.from('n,text\n1,é\n'),
        Buffer.from(`2,${'é'.repeat(600_000)}\n`),
        Buffer.from([0xff, 0xff]),
      ]),
    )
    expect((await ran(mixed)).ended.told).toMatchObject({ code: 'data-encoding', params: { encoding: 'UTF-8' } })
    const shrinking = await file(`n,text\n${`1,${'x'.repeat(200)}\n`.repeat(2000)}`)
    let runs = 0
    const shrinks: RunNode = async (request, ...rest) => {
      runs += 1
      if (runs === 5) await truncate(shrinking, 10)
      return doubles(request, ...rest)
    }
    const { ended } = await ran(shrinking, { runNode: shrinks })
    expect(ended.told).toMatchObject({ code: 'data-changed', severity: 'warning' })
    expect(ended.progress.done).toBeLessThan(2000)
  })

  it('stops where no row could be run, and where it is cancelled', async () => {
    const path = await file(`n\n${'1\n'.repeat(1000)}`)
    const told = {
      code: 'uv-failed',
      source: 'environment',
      severity: 'error',
      params: {},
      line: null,
      column: null,
      difyText: null,
      raw: null,
      fix: null,
    } as const
    const without: RunNode = (request) => Promise.resolve({ ...emptyResult(request), problems: [told] })
    const stopped = await ran(path, { runNode: without })
    expect(stopped.ended.told).toEqual(told)
    expect(stopped.ended.progress.done).toBeLessThan(10)
    const abort = new AbortController()
    const cancels: RunNode = (request, ...rest) => {
      abort.abort()
      return doubles(request, ...rest)
    }
    expect((await ran(path, { runNode: cancels, signal: abort.signal })).ended.progress.done).toBeLessThan(10)
  })
})
