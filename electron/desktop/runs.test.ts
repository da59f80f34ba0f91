import { expect, it } from 'vitest'
import type { EventName } from '../../shared/contract'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { RunHooks, RunNode } from '../engineTypes'
import { emptyResult } from '../run/runResult'
import { createRuns } from './runs'
import { plainNode } from '../../shared/model/plainNode'

const request: RunRequest = {
  node: plainNode('a', 'python3', 'def main(): pass'),
  inputs: {},
  target: 'dify-1.16',
}

const result = (status: RunResult['status']): RunResult => ({ ...emptyResult(request), status })

/** A run that lasts until it is cancelled. */
const endless: RunNode = (_request, _requirements, hooks: RunHooks = {}) =>
  new Promise((resolve) => {
    hooks.onStarted?.()
    hooks.onOutput?.('prints', 'hello')
    hooks.signal?.addEventListener('abort', () => resolve(result('cancelled')))
  })

function collect(runNode: RunNode, requirements = () => Promise.resolve('')) {
  const sent: [EventName, unknown][] = []
  const errors: string[] = []
  const kept: [workspace: string, node: string, status: string][] = []
  const runs = createRuns({
    runNode,
    requirements,
    placeOf: (id) => Promise.resolve({ name: id, address: 'http://a', key: 'k' }),
    serverEnv: () => Promise.resolve('CODE_MAX_DEPTH=7'),
    workspace: () => Promise.resolve('/ws'),
    keep: (workspace, { node, result: { status } }) => {
      kept.push([workspace, node, status])
      return Promise.resolve(kept.length)
    },
    send: (name, payload) => sent.push([name, payload]),
    onError: (error) => errors.push(String(error)),
  })
  return { runs, sent, errors, kept }
}

it('tells of the beginning, the output and the end of a run, in this order, by its id', async () => {
  const { runs, sent } = collect(endless)
  const { runId } = await runs.start(request)
  await expect.poll(() => sent.map(([name]) => name)).toEqual(['run.started', 'run.output'])
  runs.cancel(runId)
  await expect.poll(() => sent).toHaveLength(3)
  expect(sent).toEqual([
    ['run.started', { runId }],
    ['run.output', { runId, stream: 'prints', text: 'hello' }],
    ['run.finished', { runId, result: result('cancelled') }],
  ])
})

it('lets a run keep to the environment that was built last: the window says so', async () => {
  const seen: unknown[] = []
  const { runs } = collect((_request, _requirements, hooks = {}) => {
    seen.push(hooks.keepsLastGood)
    return Promise.resolve(result('succeeded'))
  })
  await runs.start(request)
  expect(seen).toEqual([true])
})

it('sends the last output before the end', async () => {
  const { runs, sent } = collect((_request, _requirements, hooks = {}) => {
    hooks.onOutput?.('stderr', 'last words')
    return Promise.resolve(result('failed'))
  })
  await runs.start(request)
  await expect.poll(() => sent.map(([name]) => name)).toEqual(['run.output', 'run.finished'])
})

it('gives the run the requirements as they are when it starts', async () => {
  const seen: unknown[] = []
  let text = 'one'
  const { runs } = collect(
    (_request, requirements) => {
      seen.push(requirements)
      return Promise.resolve(result('succeeded'))
    },
    () => Promise.resolve(text),
  )
  await runs.start(request)
  text = 'two'
  await runs.start(request)
  expect(seen).toEqual(['one', 'two'])
})

it('names no run where the requirements can’t be read', async () => {
  const { runs, sent } = collect(endless, () => Promise.reject(new Error('gone')))
  await expect(runs.start(request)).rejects.toThrow('gone')
  expect(sent).toEqual([])
})

it('keeps a run that names its node, by the workspace in which it began; not one by itself that typing overtook', async () => {
  const { runs, sent, kept } = collect(endless)
  const of = async (more: object): Promise<void> => {
    const { runId } = await runs.start({ ...request, ...more })
    runs.cancel(runId)
  }
  await of({ id: 'a' })
  await of({ id: 'b', byItself: true })
  await of({})
  await runs.cancelAll()
  expect(kept).toEqual([['/ws', 'a', 'cancelled']])
  expect(sent.filter(([name]) => name === 'runHistory.kept')).toMatchObject([
    ['runHistory.kept', { workspace: '/ws', run: { key: 1 } }],
  ])
})

it('ends all runs and waits for them', async () => {
  const { runs, sent } = collect(endless)
  await runs.start(request)
  await runs.start(request)
  await runs.cancelAll()
  expect(sent.filter(([name]) => name === 'run.finished')).toHaveLength(2)
  await runs.cancelAll()
  runs.cancel('never was')
  expect(sent.filter(([name]) => name === 'run.finished')).toHaveLength(2)
})

it('gives a run the settings of the workspace’s own server, whatever the page says', async () => {
  const given: (string | undefined)[] = []
  const { runs, sent } = collect((asked) => {
    given.push(asked.serverEnv)
    return Promise.resolve(result('cancelled'))
  })
  await runs.start({ ...request, serverEnv: 'CODE_MAX_DEPTH=99' })
  await expect.poll(() => sent).toHaveLength(1)
  expect(given).toEqual(['CODE_MAX_DEPTH=7'])
})
