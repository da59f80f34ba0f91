import { beforeEach, expect, it, vi } from 'vitest'
import type { KeptRun, WholeRun } from '../../../shared/model/runHistory'
import { fakeMain, type FakeMain, fileOf, infoOf, nodeOf, workspaceOf } from '../../app/stores/testing/fakeMain'
import { resultWith } from '../run/testing/data'

const undoable: { done: string; undo: () => void }[] = []
vi.mock('../../app/tellUndoable', () => ({
  tellUndoable: (done: string, undo: () => void) => undoable.push({ done, undo }),
}))

let main: FakeMain
/** The keys of the kept runs, the newest first. */
let kept: number[] = []

const row = (key: number): KeptRun => ({
  key,
  at: key,
  node: 'n',
  target: 'dify-1.16',
  status: 'succeeded',
  ms: 1,
  mode: null,
  runtime: '',
  environment: null,
  sandbox: null,
  origin: 'window',
  ofCase: null,
  rows: null,
  summary: '',
  isPinned: false,
})

const whole = (key: number): WholeRun => ({
  ...row(key),
  ranNode: { ...nodeOf(`code ${key}`), samples: {} },
  inputs: { text: `"${key}"` },
  secret: [],
  hiddenIn: [],
  isHidden: false,
  network: null,
  result: resultWith(),
  keptRows: null,
  cut: [],
})

async function load() {
  vi.resetModules()
  main.answers['app.info'] = () => infoOf(workspaceOf('/a'), ['n'])
  const [{ useWorkspace }, { useApp }, { useRuns }, { bringBack }] = await Promise.all([
    import('../../app/stores/workspaceStore'),
    import('../../app/stores/appStore'),
    import('./runsStore'),
    import('./bringBack'),
  ])
  await useApp.getState().start()
  await useWorkspace.getState().start()
  useApp.getState().showPage('history')
  return { useWorkspace, useApp, bringBack, runs: useRuns.getState, useRuns }
}

beforeEach(() => {
  undoable.length = 0
  kept = [5, 4, 3, 2, 1]
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  main = fakeMain()
  const text = { text: '', revision: 'r', problem: null, draft: null }
  main.answers['requirements.read'] = () => ({ ...text, place: 'workspace', path: 'p', isPointed: false })
  main.answers['server.read'] = () => text
  main.answers['library.list'] = () => []
  main.answers['node.read'] = ({ id }) =>
    id === 'n' ? fileOf(id, 'now') : { kind: 'missing', id, problems: [], draft: null }
  main.answers['runHistory.state'] = () => ({
    facts: { count: kept.length, pinned: 0, bytes: 1, nodes: [], targets: [] },
    problem: null,
  })
  main.answers['runHistory.page'] = ({ before, limit }) => {
    const keys = kept.filter((key) => before === null || key < before)
    return { runs: keys.slice(0, limit).map(row), isMore: keys.length > limit }
  }
  main.answers['runHistory.read'] = ({ key }) => whole(key)
})

const keysOf = (runs: readonly KeptRun[] | null): number[] => (runs ?? []).map(({ key }) => key)

it('shows the newest, goes on at the end of the list, and drops an answer that a later question overtook', async () => {
  kept = Array.from({ length: 250 }, (_, at) => 250 - at)
  const { runs } = await load()
  await runs().show()
  expect([runs().runs?.length, runs().isMore, runs().selected]).toEqual([100, true, 250])
  await Promise.all([runs().more(), runs().more()])
  expect(keysOf(runs().runs)).toEqual(kept.slice(0, 200))
  const answers: (() => void)[] = []
  main.answers['runHistory.page'] = ({ query }) =>
    new Promise((resolve) => {
      answers.push(() => resolve({ runs: [row(query.text === 'ab' ? 2 : 1)], isMore: false }))
    })
  const first = runs().ask({ text: 'a' })
  await expect.poll(() => answers.length).toBe(1)
  const second = runs().ask({ text: 'ab' })
  await expect.poll(() => answers.length).toBe(2)
  answers[1]?.()
  await second
  answers[0]?.()
  await first
  expect([keysOf(runs().runs), runs().selected]).toEqual([[2], 2])
})

it('compares with the run before it, and keeps the eye on a row when others come or go', async () => {
  const { runs } = await load()
  await runs().show()
  await runs().select(3)
  expect(await runs().compareBefore()).toBe(true)
  expect([runs().other, Object.keys(runs().whole)]).toEqual([2, ['2', '3']])
  kept = [6, ...kept]
  main.emit('runHistory.kept', { workspace: '/a', run: { key: 6, runId: 'r6' } })
  await expect.poll(() => keysOf(runs().runs)[0]).toBe(6)
  expect([runs().selected, runs().other]).toEqual([3, 2])
  main.answers['runHistory.remove'] = ({ keys }) => {
    kept = kept.filter((key) => !keys.includes(key))
  }
  await runs().remove(3)
  expect([runs().selected, keysOf(runs().runs)]).toEqual([2, [6, 5, 4, 2, 1]])
  await runs().select(1)
  expect(await runs().compareBefore()).toBe(false)
})

it('keeps its place far down in a long list when a run is pinned, removed or comes', async () => {
  kept = Array.from({ length: 1300 }, (_, at) => 1300 - at)
  const { runs } = await load()
  await runs().show()
  while (runs().runs?.length !== 1200) await runs().more()
  await runs().select(150)
  main.answers['runHistory.pin'] = () => undefined
  await runs().pin(150, true)
  expect([runs().runs?.length, runs().isMore, runs().selected]).toEqual([1200, true, 150])
  main.answers['runHistory.remove'] = ({ keys }) => {
    kept = kept.filter((key) => !keys.includes(key))
  }
  await runs().remove(150)
  expect([runs().runs?.length, runs().selected]).toEqual([1200, 149])
  kept = [1301, ...kept]
  main.emit('runHistory.kept', { workspace: '/a', run: { key: 1301, runId: 'r' } })
  await expect.poll(() => runs().runs?.[0]?.key).toBe(1301)
  expect(runs().selected).toBe(149)
  await runs().ask({ text: 'x' })
  expect(runs().runs).toHaveLength(100)
})

it('drops a question when the run goes that it is about, and asks about no run that is not in view', async () => {
  const { runs, useRuns, useApp } = await load()
  const [{ historyRuns }, { useHistory }] = await Promise.all([
    import('../actions/historyRuns'),
    import('./historyStore'),
  ])
  const why = () => historyRuns['history-remove']?.why?.() ?? null
  await runs().show()
  expect(why()).toBeNull()
  useRuns.setState({ asks: 'remove' })
  await runs().show()
  expect(runs().asks).toBe('remove')
  kept = [4, 3]
  await runs().show()
  expect([runs().asks, runs().selected]).toEqual([null, 4])
  useHistory.setState({ part: 'versions' })
  expect(why()).toBe('noRun')

  // To clear them, they are shown first; where there are none, nothing is left to ask.
  const clear = () => historyRuns['history-clear']?.run()
  await clear()
  expect([runs().asks, useHistory.getState().part]).toEqual(['clear', 'runs'])
  kept = []
  await runs().show()
  expect(runs().asks).toBeNull()
  useApp.getState().showPage('library')
  await clear()
  kept = [9]
  await runs().show()
  expect(runs().asks).toBeNull()
})

it('asks for the last days from the moment of each question on', async () => {
  const { runs } = await load()
  const since: (number | null)[] = []
  const { 'runHistory.page': page } = main.answers
  main.answers['runHistory.page'] = (params) => {
    since.push(params.query.since)
    return page?.(params) ?? { runs: [], isMore: false }
  }
  const before = Date.now()
  await runs().ask({ days: 7 })
  await runs().show()
  expect(runs().query.days).toBe(7)
  expect(since.map((at) => (at ?? 0) >= before - 7 * 86_400_000)).toEqual([true, true])
  await runs().ask({ days: null })
  expect(since.at(-1)).toBe(null)
})

it.each(['before its name', 'after its name'])(
  'shows a run that was run again beside the one that it repeats, where its end comes %s',
  async (when) => {
    const { runs } = await load()
    await runs().show()
    await runs().select(2)
    const end = (): void => {
      kept = [6, ...kept]
      main.emit('run.finished', { runId: 'r', result: whole(6).result })
      main.emit('runHistory.kept', { workspace: '/a', run: { key: 6, runId: 'r' } })
    }
    main.answers['runHistory.replay'] = () => {
      if (when === 'before its name') end()
      return { runId: 'r', missing: ['key'] }
    }
    const asked = runs().again()
    await asked
    if (when === 'after its name') {
      expect(runs().underWay).toBe('r')
      end()
    }
    await expect.poll(() => [runs().selected, runs().other]).toEqual([6, 2])
    expect([runs().underWay, runs().missing]).toEqual([null, ['key']])
  },
)

it('brings code and inputs back into the node as one step that can be undone; of a node that is gone it says so', async () => {
  const { useWorkspace, useApp, bringBack } = await load()
  await useWorkspace.getState().open('n')
  const node = () => useWorkspace.getState().documents['n']?.node
  const before = node()
  expect(await bringBack(whole(4))).toBe(true)
  expect(node()).toMatchObject({ code: 'code 4', samples: { ...before?.samples, text: '"4"' } })
  expect(useApp.getState().page).toBe('library')
  undoable[0]?.undo()
  await expect.poll(() => node()?.code).toBe(before?.code)
  expect(node()?.samples).toEqual(before?.samples)
  expect(await bringBack({ ...whole(5), inputs: { text: '"a •••"' }, hiddenIn: ['text'] })).toBe(true)
  expect(node()).toMatchObject({ code: 'code 5', samples: before?.samples ?? {} })
  expect(undoable[1]?.done).toContain('but for text')
  expect(await bringBack({ ...whole(4), node: 'gone' })).toBe(false)
  expect(useWorkspace.getState().tabs).not.toContain('gone')
})

it('of a run over rows brings back the code alone, and runs a row that failed again as a run of its own', async () => {
  const { useWorkspace, bringBack, runs } = await load()
  await useWorkspace.getState().open('n')
  const node = () => useWorkspace.getState().documents['n']?.node
  const before = node()
  const failed = { row: 3, line: 4, kind: 'outputs', isWhole: true, outputs: null, error: null } as const
  const kept3 = { ...failed, reasons: { en: [], 'zh-CN': [] }, inputs: { text: '"of row 3"' } }
  const overRows: WholeRun = {
    ...whole(2),
    origin: 'rows',
    rows: { file: 'f.csv', done: 3, all: 3, passed: 2, failed: { outputs: 1 } },
    keptRows: { columns: [], empty: 'text', failures: [kept3] },
  }
  expect(await bringBack(overRows)).toBe(true)
  expect(node()).toMatchObject({ code: 'code 2', samples: before?.samples ?? {} })
  expect(undoable[0]?.done).not.toContain('inputs')
  const { loadRow } = await import('./bringBack')
  expect(await loadRow(overRows, kept3)).toBe(true)
  expect(node()?.samples).toEqual({ ...before?.samples, text: '"of row 3"' })
  undoable[1]?.undo()
  expect(node()?.samples).toEqual(before?.samples)
  expect(await loadRow({ ...overRows, node: 'gone' }, kept3)).toBe(false)

  await runs().show()
  await runs().select(2)
  const asked: unknown[] = []
  main.answers['runHistory.replay'] = (params) => {
    asked.push(params)
    return { runId: 'r', missing: [] }
  }
  await runs().again(3)
  expect(asked).toEqual([{ workspace: '/a', key: 2, row: 3 }])
  kept = [6, ...kept]
  main.emit('runHistory.kept', { workspace: '/a', run: { key: 6, runId: 'r' } })
  await expect.poll(() => [runs().selected, runs().other]).toEqual([6, null])
})
