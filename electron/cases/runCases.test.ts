import { expect, it } from 'vitest'
import type { NodeCase } from '../../shared/model/nodeCase'
import { plainNode } from '../../shared/model/plainNode'
import { problem } from '../../shared/problems'
import type { RunNode } from '../engineTypes'
import { emptyResult } from '../run/runResult'
import { type CaseEnd, jobsOf, runCases } from './runCases'

const node = plainNode('t', 'python3')

const cases = ['one', 'two', 'three'].map((name): NodeCase => {
  return { name, inputs: {}, checks: [], error: null, targets: ['dify-0.11', 'dify-1.16'] }
})

const jobs = () => jobsOf({ node, cases, requirements: '', serverEnv: '' }, [], 'dify-1.16')

async function ended(runNode: RunNode, takesLines = false): Promise<CaseEnd[]> {
  const ends: CaseEnd[] = []
  const { signal } = new AbortController()
  await runCases(jobs(), { runNode, signal, atOnce: 1, isCold: false, takesLines }, (end) => void ends.push(end))
  return ends
}

it('looks for an environment that a target lacks once, and goes on with the others', async () => {
  const asked: string[] = []
  const told = problem('uv-failed', 'environment', { raw: 'no index' })
  const ends = await ended((request) => {
    asked.push(request.target)
    const result = emptyResult(request)
    if (request.target === 'dify-0.11') return Promise.resolve({ ...result, problems: [told] })
    return Promise.resolve({ ...result, status: 'succeeded', outputs: '{}' })
  })
  expect(asked.sort()).toEqual(['dify-0.11', 'dify-1.16', 'dify-1.16', 'dify-1.16'])
  const of = (target: string): unknown[] =>
    ends.filter((end) => end.target === target).map(({ verdict, result }) => [verdict.status, result.problems])
  expect(of('dify-0.11')).toEqual([1, 2, 3].map(() => ['broken', [told]]))
  expect(of('dify-1.16')).toEqual([1, 2, 3].map(() => ['passed', []]))
})

it('has the lines of all attempts of a case, where it is asked for them', async () => {
  const runs: RunNode = (request, _, { onLines } = {}) => {
    onLines?.({ executable: [1, 2, 3], reached: [1, 3] })
    onLines?.({ executable: [1, 2, 3], reached: [1, 2] })
    return Promise.resolve({ ...emptyResult(request), status: 'succeeded', outputs: '{}' })
  }
  expect((await ended(runs, true))[0]?.lines).toEqual({ executable: [1, 2, 3], reached: [1, 2, 3] })
  expect((await ended(runs))[0]?.lines).toBeNull()
})
