import { expect, it } from 'vitest'
import type { CaseReport, CasesStart } from '../../shared/model/caseRun'
import type { RunNode } from '../engineTypes'
import { emptyResult } from '../run/runResult'
import { createCaseBatches } from './caseBatches'
import { plainNode } from '../../shared/model/plainNode'

const node = { ...plainNode('t', 'python3'), samples: { a: '1' } }

const one = (name: string, value: string): CasesStart['cases'][number] => ({
  name,
  inputs: { n: value },
  checks: [{ output: 'r', path: '', kind: 'equals', value: '2', within: '' }],
  error: null,
  targets: [],
})

/** What is asked of a node with the inputs `a` and `n`. */
const asked = (cases: CasesStart['cases'], targets: string[] = []): CasesStart => ({
  node: {
    ...node,
    variables: ['a', 'n'].map((variable) => ({ variable, value_type: 'number' as const, value_selector: [] })),
    outputs: [],
    dependencies: [],
  },
  cases,
  target: 'dify-1.16',
  targets,
  takesLines: false,
})

function begin(runNode: RunNode) {
  const reports: CaseReport[] = []
  let finished = 0
  const coverages: unknown[] = []
  const errors: unknown[] = []
  const kept: unknown[] = []
  const batches = createCaseBatches({
    runNode,
    send: (name, payload) => {
      if (name === 'cases.ended') reports.push(...(payload as { reports: CaseReport[] }).reports)
      if (name !== 'cases.finished') return
      finished += 1
      coverages.push((payload as { coverage: unknown }).coverage)
    },
    requirements: () => Promise.resolve(''),
    serverEnv: () => Promise.resolve(''),
    workspace: () => Promise.resolve('/ws'),
    keep: (workspace, { node: id, origin, request }) => {
      kept.push([workspace, id, origin, request.inputs['n']])
      return Promise.resolve(kept.length)
    },
    onError: (error) => errors.push(error),
  })
  return { batches, reports, errors, kept, coverages, finished: () => finished }
}

it('runs each case on each target, over the samples, and tells how each ended', async () => {
  const inputs: unknown[] = []
  const { batches, reports, kept, finished } = begin((request) => {
    inputs.push(request.inputs)
    return Promise.resolve({ ...emptyResult(request), status: 'succeeded', outputs: `{"r": ${request.inputs['n']}}` })
  })
  batches.start(asked([one('two', '2'), one('three', '3')], ['dify-1.16', 'dify-0.11']))
  await expect.poll(finished).toBe(1)
  expect(inputs).toContainEqual({ a: '1', n: '3' })
  // Kept are those of a node that is named.
  expect(kept).toEqual([])
  batches.start({ ...asked([one('two', '2')]), id: 'sums' })
  await expect.poll(finished).toBe(2)
  expect([kept, reports.pop()?.status]).toEqual([[['/ws', 'sums', 'case', '2']], 'passed'])
  expect(reports.map(({ place, target, status }) => [place, target, status]).sort()).toEqual([
    [0, 'dify-0.11', 'passed'],
    [0, 'dify-1.16', 'passed'],
    [1, 'dify-0.11', 'failed'],
    [1, 'dify-1.16', 'failed'],
  ])
  expect(reports.find(({ status }) => status === 'failed')?.differences).toMatchObject([{ output: 'r', actual: '3' }])
})

it('begins no more once it is cancelled, and says that it is over', async () => {
  let begun = 0
  const { batches, reports, finished } = begin(
    (request, _, { signal } = {}) =>
      new Promise((resolve) => {
        begun += 1
        signal?.addEventListener('abort', () => resolve({ ...emptyResult(request), status: 'cancelled' }))
      }),
  )
  const { batch } = batches.start(asked(Array.from({ length: 50 }, (_, at) => one(String(at), '1'))))
  await expect.poll(() => begun).toBeGreaterThan(0)
  const before = begun
  batches.cancel(batch)
  await expect.poll(finished).toBe(1)
  expect([begun, reports]).toEqual([before, []])
})

it('tells what all cases reached together, where it is asked to', async () => {
  const { batches, coverages, finished } = begin((request, _, { onLines } = {}) => {
    const n = Number(request.inputs['n'])
    // One that the sandbox ends tells nothing.
    if (n < 9) onLines?.({ executable: [1, 2, 3], reached: [1, n] })
    return Promise.resolve({ ...emptyResult(request), status: 'succeeded', outputs: '{}' })
  })
  const all = asked([one('two', '2'), one('three', '3'), one('nine', '9')])
  batches.start(all)
  await expect.poll(finished).toBe(1)
  batches.start({ ...all, takesLines: true })
  await expect.poll(finished).toBe(2)
  expect(coverages).toEqual([null, { executable: [1, 2, 3], reached: [1, 2, 3], silent: 1 }])
})

it('tells a case that names an input that the node has not as one that could not be run', async () => {
  const { batches, reports, finished } = begin((request) => Promise.resolve(emptyResult(request)))
  batches.start(asked([{ ...one('far', '1'), inputs: { far: '1' }, checks: [] }]))
  await expect.poll(finished).toBe(1)
  expect(reports).toMatchObject([{ status: 'broken', problem: { code: 'case-input-stranger' } }])
})
