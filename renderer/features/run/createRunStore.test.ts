import { describe, expect, it } from 'vitest'
import type { CommandInput, PageCommand, EventName } from '../../../shared/contract'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'
import { problem } from '../../../shared/problems'
import { createRunStore, type RunPort } from './createRunStore'

const node: CodeNode = {
  title: 'words',
  desc: '',
  code_language: 'python3',
  code: 'def main(text):\n    return {"result": text}\n',
  variables: [
    { variable: 'text', value_type: 'string', value_selector: [] },
    { variable: 'unset', value_type: 'number', value_selector: [] },
  ],
  outputs: [{ name: 'result', spec: { type: 'string', children: null } }],
  dependencies: [],
  target: null,
  samples: { text: '"a b"', left_over: '1' },
}

const result: RunResult = {
  status: 'succeeded',
  outputs: '{"result": "a b"}',
  returned: null,
  error: null,
  errorType: null,
  keepsInputs: true,
  prints: 'all prints\n',
  stderr: '',
  truncated: false,
  traceback: null,
  problems: [],
  times: { worker: 1, main: 1, check: 1, total: 3 },
  target: 'dify-1.16',
  runtime: 'Python 3.14.0',
  environment: null,
  attempts: [],
  after: null,
}

/** A bridge whose replies the test gives, in the order that it wants. */
function fakeEngine() {
  const calls: { name: PageCommand; input: unknown; reply: (value: unknown) => void; refuse: (e: Error) => void }[] = []
  const listeners = new Map<EventName, (payload: never) => void>()
  const reported: unknown[] = []
  const told: { readonly what: 'refused' | 'busy'; readonly id: string }[] = []
  const refusals: Problem[] = []
  let clock = 0
  const port: RunPort = {
    call: <K extends PageCommand>(name: K, input: CommandInput<K>) =>
      new Promise((resolve, reject) => {
        calls.push({ name, input, reply: resolve as (value: unknown) => void, refuse: reject })
      }),
    on: (name, listener) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
    open: (id) => (id === 'words' ? { node, target: 'dify-1.16', mode: null } : null),
    begun: () => undefined,
    refusal: () => refusals[0] ?? null,
    refused: (id) => told.push({ what: 'refused', id }),
    busy: (id) => told.push({ what: 'busy', id }),
    report: (error) => reported.push(error),
    now: () => (clock += 1),
  }
  const emit = (name: EventName, payload: unknown): void => listeners.get(name)?.(payload as never)
  const call = (index: number) => {
    const found = calls[index]
    if (found === undefined) throw new Error(`no call ${index}`)
    return found
  }
  return { port, calls, call, emit, reported, told, refusals }
}

describe('run store', () => {
  it('sends the node with the samples of its declared inputs, and follows the run to its end', async () => {
    const { port, call, emit } = fakeEngine()
    const store = createRunStore(port)
    const running = store.getState().run('words')
    expect(store.getState().runs['words']?.phase).toBe('waiting')
    expect(call(0).name).toBe('run.start')
    expect(call(0).input).toEqual({ id: 'words', node, inputs: { text: '"a b"' }, target: 'dify-1.16' })
    call(0).reply({ runId: 'r1' })
    await running
    emit('run.started', { runId: 'r1' })
    expect(store.getState().runs['words']?.phase).toBe('running')
    emit('run.output', { runId: 'r1', stream: 'prints', text: 'one\n' })
    emit('run.output', { runId: 'r1', stream: 'prints', text: 'two\n' })
    emit('run.output', { runId: 'r1', stream: 'stderr', text: 'careful\n' })
    expect(store.getState().runs['words']?.prints.text()).toBe('one\ntwo\n')
    expect(store.getState().runs['words']?.stderr.text()).toBe('careful\n')
    emit('run.finished', { runId: 'r1', result })
    const run = store.getState().runs['words']
    expect(run?.phase).toBe('finished')
    expect(run?.prints.text()).toBe('all prints\n')
    expect(run?.result).toBe(result)
  })

  it('keeps events that come before the reply that names their run', async () => {
    const { port, call, emit } = fakeEngine()
    const store = createRunStore(port)
    const running = store.getState().run('words')
    emit('run.started', { runId: 'r1' })
    emit('run.output', { runId: 'r1', stream: 'prints', text: 'early' })
    emit('run.output', { runId: 'of another window', stream: 'prints', text: 'no' })
    call(0).reply({ runId: 'r1' })
    await running
    expect(store.getState().runs['words']?.phase).toBe('running')
    expect(store.getState().runs['words']?.prints.text()).toBe('early')
  })

  it('leaves a run alone that is asked for again while it is under way, and says so', async () => {
    const { port, calls, call, emit, told } = fakeEngine()
    const store = createRunStore(port)
    const first = store.getState().run('words')
    await store.getState().run('words')
    call(0).reply({ runId: 'r1' })
    await first
    emit('run.started', { runId: 'r1' })
    await store.getState().run('words')
    expect(told).toEqual([
      { what: 'busy', id: 'words' },
      { what: 'busy', id: 'words' },
    ])
    expect(calls.map(({ name }) => name)).toEqual(['run.start'])
    expect(store.getState().runs['words']).toMatchObject({ runId: 'r1', phase: 'running' })
  })

  it('does not begin a run that is refused: its problem stands where the result would', async () => {
    const { port, calls, told, refusals } = fakeEngine()
    const refusal = problem('input-not-valid', 'run', { params: { name: 'text', type: 'Number' } })
    refusals.push(refusal)
    const store = createRunStore(port)
    await store.getState().run('words')
    expect(calls).toEqual([])
    expect(told).toEqual([{ what: 'refused', id: 'words' }])
    expect(store.getState().runs['words']).toMatchObject({
      phase: 'finished',
      result: { status: 'failed', outputs: null, problems: [refusal] },
    })
  })

  it('cancels a run that has no name yet as soon as it has one', async () => {
    const { port, calls, call } = fakeEngine()
    const store = createRunStore(port)
    const running = store.getState().run('words')
    await store.getState().cancel('words')
    call(0).reply({ runId: 'r1' })
    await expect.poll(() => calls.length).toBe(2)
    expect(call(1)).toMatchObject({ name: 'run.cancel', input: { runId: 'r1' } })
    call(1).reply(undefined)
    await running
  })

  it('forgets a run that the engine refused, and reports why', async () => {
    const { port, call, reported } = fakeEngine()
    const store = createRunStore(port)
    const running = store.getState().run('words')
    const refusal = new Error('refused')
    call(0).refuse(refusal)
    await running
    expect(store.getState().runs).toEqual({})
    expect(reported).toEqual([refusal])
  })

  it('counts requests to go to a line, so that the same line twice is two requests', () => {
    const store = createRunStore(fakeEngine().port)
    store.getState().goToLine('words', 3)
    const first = store.getState().goTo
    store.getState().goToLine('words', 3)
    expect(first).toMatchObject({ id: 'words', line: 3, column: 1 })
    expect(store.getState().goTo?.count).toBe((first?.count ?? 0) + 1)
  })
})
