import { beforeEach, expect, it, vi } from 'vitest'
import type { DataView } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import type { NodeFile } from '../../../shared/model/workspace'

const node: CodeNode = {
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

const view = (columns: string[], format: Partial<DataView['format']> = {}): DataView => ({
  file: 'f',
  name: 'rows.csv',
  bytes: 1,
  format: { kind: 'table', encoding: 'utf-8', delimiter: ',', hasHeader: true, ...format },
  columns,
  rows: [],
  all: 1,
  told: null,
})

interface Call {
  readonly name: string
  readonly input: unknown
  readonly answer: (value: unknown) => void
}

let calls: Call[]
let tell: (name: string, payload: unknown) => void
const named = (name: string): Call[] => calls.filter((call) => call.name === name)

/** The stores of a page with one open node, whose calls the test answers. */
async function load() {
  vi.resetModules()
  const heard = new Map<string, (payload: unknown) => void>()
  calls = []
  tell = (name, payload) => heard.get(name)?.(payload)
  vi.stubGlobal('nodelab', {
    on: (name: string, listener: (payload: unknown) => void) => {
      heard.set(name, listener)
      return () => undefined
    },
    call: (name: string, input: unknown) =>
      name === 'data.forget'
        ? Promise.resolve(calls.push({ name, input, answer: () => undefined })).then(() => ({ ok: true, value: null }))
        : new Promise((resolve) => {
            calls.push({ name, input, answer: (value) => resolve({ ok: true, value }) })
          }),
  })
  const { isOldRun, useData, rolesNow } = await import('./dataStore')
  const { useWorkspace } = await import('../../app/stores/workspaceStore')
  const { documentOf } = await import('../../app/stores/documentsPart')
  const file: NodeFile = { kind: 'node', id: 'a', node, revision: '1', problems: [], draft: null }
  useWorkspace.setState({ documents: { a: documentOf(file) }, tabs: ['a'] })
  return { now: () => useData.getState(), isOldRun, rolesNow, useWorkspace }
}

let page: Awaited<ReturnType<typeof load>>
beforeEach(async () => {
  page = await load()
  page.now().take('a', view(['n', 'r', 'note']))
})

it('runs once however often it is asked, follows the run, and ends it with its tab', async () => {
  const starts = [page.now().start('a'), page.now().start('a')]
  await expect.poll(() => named('data.run')).toHaveLength(1)
  expect(named('data.run')[0]?.input).toMatchObject({
    file: 'f',
    columns: ['n', 'r', 'note'],
    roles: [{ as: 'input', name: 'n' }, { as: 'check', output: 'r' }, { as: 'nothing' }],
  })
  named('data.run')[0]?.answer({ run: 'one' })
  await Promise.all(starts)
  const progress = { done: 3, all: 9, passed: 2, failed: { outputs: 1 }, ms: 5 }
  tell('data.progress', { run: 'other', progress: { ...progress, done: 1 } })
  tell('data.progress', { run: 'one', progress })
  page.now().filter('a', 'outputs')
  expect(page.now().of['a']?.run).toMatchObject({ progress, isRunning: true, kind: 'outputs' })
  tell('data.finished', { run: 'one', progress, cancelled: true, told: null })
  expect(page.now().of['a']?.run).toMatchObject({ isRunning: false, isCancelled: true })
  page.useWorkspace.setState({ tabs: [] })
  expect([named('data.forget').map(({ input }) => input), page.now().of]).toEqual([[{ run: 'one' }], {}])
})

it('goes with the new name of its node, and ends a run whose file was changed for another before it began', async () => {
  const start = page.now().start('a')
  await expect.poll(() => named('data.run')).toHaveLength(1)
  const { a } = page.useWorkspace.getState().documents
  page.useWorkspace.setState({ documents: a === undefined ? {} : { b: a } })
  page.useWorkspace.setState({ tabs: ['b'], renamed: { from: 'a', to: 'b' } })
  page.now().take('b', view(['n']))
  named('data.run')[0]?.answer({ run: 'one' })
  await start
  expect(named('data.forget').map(({ input }) => input)).toEqual([{ run: 'one' }])
  expect(page.now().of).toMatchObject({ b: { run: null, isMapping: true, view: { columns: ['n'] } } })
})

it('reads a file as it was last asked to, and gives columns that are others a meaning anew', async () => {
  const reads = [page.now().read('a', { encoding: 'gb18030' }), page.now().read('a', { hasHeader: false })]
  const format = { encoding: 'gb18030', hasHeader: false } as const
  expect(named('data.read')[1]?.input).toMatchObject({ format })
  named('data.read')[1]?.answer(view(['#1', '#2'], format))
  named('data.read')[0]?.answer(view(['n', 'r', 'note'], { encoding: 'gb18030' }))
  await Promise.all(reads)
  expect(page.now().of['a']).toMatchObject({
    view: { format, columns: ['#1', '#2'] },
    roles: [{ as: 'nothing' }, { as: 'nothing' }],
  })
})

it('leaves out what the node has no longer', () => {
  const of = page.now().of['a']
  const roles = of === undefined ? [] : page.rolesNow(of, { ...node, outputs: [] })
  expect(roles).toEqual([{ as: 'input', name: 'n' }, { as: 'nothing' }, { as: 'nothing' }])
})

it('knows whether its rows ran on the node as it is now', async () => {
  const start = page.now().start('a')
  await expect.poll(() => named('data.run')).toHaveLength(1)
  named('data.run')[0]?.answer({ run: 'one' })
  await start
  const run = page.now().of['a']?.run
  if (!run) throw new Error('no run')
  expect(page.isOldRun(run, { ...node, title: 'other', samples: { n: '2' } })).toBe(false)
  expect(page.isOldRun(run, { ...node, code: 'def main(n): return {"r": n}' })).toBe(true)
})
