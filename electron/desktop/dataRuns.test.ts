import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DataStart, DataView } from '../../shared/model/caseData'
import type { RunNode } from '../engineTypes'
import { emptyResult } from '../run/runResult'
import type { EndedRun } from '../runHistory/runToKeep'
import { tempFolder } from '../testing/tempFolder'
import { createDataRuns, type DataRuns } from './dataRuns'

const node: DataStart['node'] = {
  title: 't',
  desc: '',
  code_language: 'python3',
  code: '',
  variables: [{ variable: 'n', value_type: 'number', value_selector: [] }],
  outputs: [{ name: 'r', spec: { type: 'number', children: null } }],
  dependencies: [],
  target: null,
  samples: {},
}

/** Doubles `n`. */
const doubles: RunNode = (request) => {
  const outputs = JSON.stringify({ r: Number(request.inputs['n']) * 2 })
  return Promise.resolve({ ...emptyResult(request), status: 'succeeded', outputs })
}

/** Never ends by itself. */
const waits: RunNode = (request, _, { signal } = {}) =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve({ ...emptyResult(request), status: 'cancelled' }))
  })

let temp: Awaited<ReturnType<typeof tempFolder>>
let runs: DataRuns
beforeEach(async () => {
  temp = await tempFolder()
})
afterEach(async () => {
  await runs.cancelAll()
  await temp.remove()
})

function begin(runNode: RunNode, requirements: () => Promise<string> = () => Promise.resolve('')) {
  const heard: { readonly name: string; readonly payload: object }[] = []
  const errors: unknown[] = []
  const kept: EndedRun[] = []
  runs = createDataRuns({
    runNode,
    send: (name, payload) => void heard.push({ name, payload: payload as object }),
    requirements,
    serverEnv: () => Promise.resolve(''),
    workspace: () => Promise.resolve('/ws'),
    keep: (_, ended) => Promise.resolve(kept.push(ended)),
    language: () => 'en',
    folder: join(temp.path, 'rows'),
    onError: (error) => errors.push(error),
  })
  const ends = () => heard.filter(({ name }) => name === 'data.finished').map(({ payload }) => payload)
  return { heard, errors, ends, kept }
}

async function rows(text: string): Promise<DataView> {
  const path = join(temp.path, 'rows.csv')
  await writeFile(path, text)
  return runs.open(path)
}

const asked = ({ file, format, columns }: DataView): DataStart => ({
  file,
  format,
  columns,
  roles: [
    { as: 'input', name: 'n' },
    { as: 'check', output: 'r', kind: 'equals', path: '' },
  ],
  empty: 'text',
  node,
  target: 'dify-1.16',
})

describe('rows that the window runs', () => {
  it('are told how far they are and where they failed, saved, and forgotten', async () => {
    const { ends, errors } = begin(doubles)
    const view = await rows('n,r\n1,2\n2,5\nx,1\n')
    expect(JSON.stringify(view)).not.toContain(temp.path)
    const { run } = await runs.start(asked(view))
    await expect
      .poll(ends)
      .toMatchObject([
        { run, cancelled: false, told: null, progress: { done: 3, all: 3, passed: 1, failed: { outputs: 1, row: 1 } } },
      ])
    expect(await runs.failures(run, null, 0, 10)).toMatchObject({
      all: 2,
      rows: [
        { row: 2, line: 3, kind: 'outputs', reasons: ['r: expected 5, got 4'], isCase: true },
        { row: 3, line: 4, kind: 'row', isCase: false },
      ],
    })
    expect(await runs.caseOf(run, 2)).toMatchObject({ name: 'row 2', inputs: { n: '2' }, checks: [{ value: '5' }] })
    expect([await runs.caseOf(run, 3), await runs.caseOf(run, 1)]).toEqual([null, null])
    expect(await runs.failures(run, 'row', 0, 10)).toMatchObject({ all: 1, rows: [{ row: 3 }] })
    const saved = runs.savePath(run)
    expect(saved).toBe(join(temp.path, 'rows-failed.csv'))
    expect(await runs.save(run, 'outputs', saved)).toBe(1)
    expect(await readFile(saved, 'utf8')).toContain('2,5,"r: expected 5, got 4"')
    await runs.forget(run)
    await expect(runs.failures(run, null, 0, 10)).rejects.toMatchObject({ problem: { code: 'data-gone' } })
    await runs.cancelAll()
    expect([await readdir(join(temp.path, 'rows')), errors]).toEqual([[], []])
  })

  it('end where they are cancelled, and keep what failed before', async () => {
    const { ends } = begin(waits)
    const { run } = await runs.start(asked(await rows('n,r\nx,2\n1,2\n2,4\n')))
    await expect.poll(async () => (await runs.failures(run, null, 0, 10)).all).toBe(1)
    runs.cancel(run)
    await expect.poll(ends).toMatchObject([{ run, cancelled: true, told: null }])
    expect((await runs.failures(run, null, 0, 10)).rows).toMatchObject([{ row: 1 }])
  })

  it('are refused where their file has other columns by now, is gone, or does not fit the node', async () => {
    begin(doubles)
    const view = await rows('n,r\n1,2\n')
    const roles = [{ as: 'input', name: 'm' }, { as: 'nothing' }] as const
    await expect(runs.start({ ...asked(view), roles: [...roles] })).rejects.toMatchObject({
      problem: { code: 'data-no-input' },
    })
    await writeFile(join(temp.path, 'rows.csv'), 'r,n\n2,1\n')
    await expect(runs.start(asked(view))).rejects.toMatchObject({ problem: { code: 'data-other-columns' } })
    await expect(runs.start({ ...asked(view), file: 'none' })).rejects.toMatchObject({ problem: { code: 'data-gone' } })
    const again = await rows('n,r\n1,2\n')
    await temp.remove()
    await expect(runs.start(asked(again))).rejects.toMatchObject({ problem: { code: 'data-absent' } })
  })

  it('are kept as one run of their node, with the rows that failed; where they were cancelled with those until then', async () => {
    const { ends, kept, heard } = begin(doubles)
    const view = await rows('n,r\n1,2\n2,5\nx,1\n')
    const { run } = await runs.start({ ...asked(view), id: 'folder/double' })
    await expect
      .poll(() => kept)
      .toMatchObject([
        {
          node: 'folder/double',
          origin: 'rows',
          result: { status: 'failed' },
          rows: {
            file: 'rows.csv',
            progress: { done: 3, passed: 1 },
            failures: [{ row: 2, outputs: '{"r":4}' }, { row: 3 }],
          },
        },
      ])
    await expect
      .poll(() => heard.at(-1))
      .toMatchObject({ name: 'runHistory.kept', payload: { run: { runId: run, key: 1 } } })
    // Of a node without an id nothing is kept.
    await runs.start(asked(view))
    await expect.poll(() => ends().length).toBe(2)
    await runs.cancelAll()
    expect(kept).toHaveLength(1)

    const cancelled = begin(waits)
    const second = await runs.start({ ...asked(await rows('n,r\nx,2\n1,2\n')), id: 'double' })
    await expect.poll(async () => (await runs.failures(second.run, null, 0, 10)).all).toBe(1)
    runs.cancel(second.run)
    await expect
      .poll(() => cancelled.kept)
      .toMatchObject([{ result: { status: 'cancelled' }, rows: { progress: { done: 1 } } }])
  })

  it('tell of their end even where they could not begin', async () => {
    const { ends, errors } = begin(doubles, () => Promise.reject(new Error('no requirements')))
    const { run } = await runs.start(asked(await rows('n,r\n1,2\n')))
    expect(ends()).toEqual([])
    await expect.poll(() => errors).toMatchObject([{ message: 'no requirements' }])
    expect(ends()).toMatchObject([{ run, progress: { done: 0 } }])
  })
})
