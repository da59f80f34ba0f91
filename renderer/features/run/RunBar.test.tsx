import { calls, emit } from './testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Build } from '../../../shared/model/environment'
import { problem } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { readNow } from '../../app/stores/quietNodes'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { ProblemRow } from './ProblemRow'
import { RunBar } from './RunBar'
import { runStore } from './runStore'
import { nodeWith, openNode, resultWith, runOf } from './testing/data'
import { click, press, render } from './testing/render'
import { TracebackTab } from './TracebackTab'

const build: Build = {
  id: 'b',
  target: 'dify-1.16',
  status: 'building',
  stages: [],
  log: '',
  problems: [],
  notices: [],
  environment: null,
  node: null,
  lastGood: null,
  waitsFor: null,
  startedAt: 0,
}

beforeEach(() => {
  runStore.setState({ runs: {}, goTo: null })
  useEnvironment.setState({ builds: {}, current: null })
  openNode('words', nodeWith())
})

const runId = (): string => runStore.getState().runs['words']?.runId ?? ''

describe('the run bar', () => {
  it('promises a run when ready while the environment builds', async () => {
    useEnvironment.setState({ builds: { b: build }, current: 'b' })
    const { one } = await render(<RunBar id="words" />)
    expect(one('.btn.primary').textContent).toContain('Run when ready')
  })

  it('says before a run which inputs have no sample, and leads to the first', async () => {
    const variables = [{ variable: 'order', value_type: 'string' as const, value_selector: [] }]
    openNode('words', nodeWith({ variables }))
    const { page, one, named } = await render(
      <>
        <RunBar id="words" />
        <div className="vars">
          <input data-input="order" aria-label="Value of order" />
        </div>
      </>,
    )
    expect(one('.no-sample').textContent).toContain('order has no sample yet: runs as None')
    await click(one('.no-sample .link'))
    expect(document.activeElement).toBe(named('Value of order'))
    act(() => useWorkspace.getState().edit('words', { samples: { order: '"tea"' } }))
    expect(page.querySelector('.no-sample')).toBeNull()
  })

  it('shows the result whatever tab was open, and the cases after their run', async () => {
    openNode('words', nodeWith({ cases: [{ name: 'a', inputs: {}, checks: [], error: null, targets: [] }] }))
    const { page, one } = await render(<RunBar id="words" />)
    for (const tab of ['cases', 'appFile', 'problems', 'traceback'] as const) {
      act(() => runStore.setState({ runs: {}, goTo: null }))
      useApp.setState({ panelOpen: true, panelTab: tab })
      await click(one('.btn.primary'))
      expect(useApp.getState().panelTab).toBe('result')
    }
    const cases = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === 'Run cases')
    if (cases === undefined) throw new Error('no button')
    await click(cases)
    expect(useApp.getState().panelTab).toBe('cases')
  })

  it('runs, offers to cancel, and cancels on Escape', async () => {
    const { page, one } = await render(<RunBar id="words" />)
    await click(one('.btn.primary'))
    expect(calls.at(-1)?.name).toBe('run.start')
    expect(page.querySelector('.btn.primary')).toBeNull()
    expect(one('.btn:first-child').textContent).toContain('Cancel')
    await press(document.body, 'Escape')
    expect(calls.at(-1)).toEqual({ name: 'run.cancel', input: { runId: runId() } })
  })

  it('leaves Escape to a field that is being typed in, and takes it from the code', async () => {
    const { page, one } = await render(
      <>
        <input aria-label="a name" />
        <div className="monaco-editor">
          <textarea
            className="inputarea"
            aria-label="code"
            // As Monaco does with each Escape, whether or not it has a use for it.
            onKeyDown={(event) => event.preventDefault()}
          />
        </div>
        <RunBar id="words" />
      </>,
    )
    await click(one('.btn.primary'))
    await press(one('input'), 'Escape')
    expect(calls.at(-1)?.name).toBe('run.start')
    await press(one('textarea'), 'Escape')
    expect(calls.at(-1)?.name).toBe('run.cancel')
    expect(page.querySelector('.btn.primary')).toBeNull()
  })

  it('tells verdict and time in words, and that the node has changed since', async () => {
    const { one } = await render(<RunBar id="words" />)
    await click(one('.btn.primary'))
    await act(() => Promise.resolve(emit('run.finished', { runId: runId(), result: resultWith() })))
    expect(one('.facts').textContent).toBe('on Dify 1.162.1 msOK')
    await act(() => Promise.resolve(useWorkspace.getState().edit('words', { code: 'x = 1' })))
    await act(() => Promise.resolve(readNow('words')))
    expect(one('.stale').textContent).toBe('Of an earlier version')
  })

  it('tells what the time of a node that was tried again is that of', async () => {
    const { page, one } = await render(<RunBar id="words" />)
    const attempt = { status: 'failed' as const, error: 'x', errorType: 'E', prints: '', ms: 2 }
    const times = { worker: 1, main: 1, check: 0, total: 3004 }
    for (const [attempts, title] of [
      [[], null],
      [[attempt, attempt], 'All attempts, and the waits between them'],
    ] as const) {
      await click(one('.btn.primary'))
      await act(() =>
        Promise.resolve(
          emit('run.finished', { runId: runId(), result: resultWith({ times, attempts: [...attempts] }) }),
        ),
      )
      expect(page.querySelector('.facts .num')?.textContent).toBe('3.00 s')
      expect(page.querySelector('.facts .num')?.getAttribute('title')).toBe(title)
    }
  })

  it("names the error's class, which is never translated", async () => {
    const { one } = await render(<RunBar id="words" />)
    await click(one('.btn.primary'))
    const traceback = { frames: [], summary: 'ValueError: x', errorClass: 'ValueError', raw: '' }
    const result = resultWith({ status: 'failed', error: 'x', errorType: 'CodeExecutionError', traceback })
    await act(() => Promise.resolve(emit('run.finished', { runId: runId(), result })))
    expect(one('.verdict').textContent).toBe('ValueError')
    expect(one('.verdict [lang]').getAttribute('lang')).toBe('en')
  })

  it("says that nothing ran where the target lacks an output's type", async () => {
    const { one } = await render(<RunBar id="words" />)
    await click(one('.btn.primary'))
    const params = { path: 'r', type: 'Boolean', target: 'Dify 1.7', since: 'Dify 1.8' }
    const result = resultWith({ status: 'failed', problems: [problem('type-not-there', 'run', { params })] })
    await act(() => Promise.resolve(emit('run.finished', { runId: runId(), result })))
    expect(one('.verdict').textContent).toBe('Not run')
  })
})

describe('a problem', () => {
  it('makes its fix in the code of the node', async () => {
    const code = 'def main():\n    import pkg_resources\n    return {"r": [d.key for d in pkg_resources.working_set]}\n'
    openNode('words', nodeWith({ code }))
    const told = problem('setuptools-missing', 'run', {
      params: { name: 'pkg_resources', target: 'Dify 1.16', python: '3.14', line: 2 },
      line: 2,
      fix: 'use-importlib-metadata',
    })
    const { named } = await render(<ProblemRow id="words" title="words" problem={told} />)
    await click(named('Use importlib.metadata instead'))
    const fixed = useWorkspace.getState().documents['words']?.node?.code ?? ''
    expect(fixed).toContain('importlib.metadata')
    expect(fixed).not.toContain('pkg_resources')
  })

  it('leads to its line', async () => {
    const told = problem('node-raised', 'run', { params: { error: 'E', line: 7, message: 'm' }, line: 7 })
    const { named } = await render(<ProblemRow id="words" title="words" problem={told} />)
    await click(named('words, line 7'))
    expect(runStore.getState().goTo).toMatchObject({ id: 'words', line: 7 })
  })
})

describe('the traceback', () => {
  it("links the node's own frames and folds those of libraries", async () => {
    const library = {
      own: false,
      line: 9,
      function: 'loads',
      text: 'raise x',
      file: '/lib/python3.14/json/__init__.py',
    }
    const frames = [{ own: true, line: 5, function: 'main', text: 'json.loads(x)', file: '' }, library, library]
    const traceback = { frames, summary: 'ValueError: x', errorClass: 'ValueError', raw: 'raw' }
    const run = runOf(nodeWith(), resultWith({ status: 'failed', traceback }))
    const { page, named } = await render(<TracebackTab id="words" title="words" run={run} />)
    expect(page.textContent).toContain('2 frames inside json')
    expect(page.textContent).not.toContain('__init__.py')
    await click(named('show'))
    expect(page.textContent).toContain('/lib/python3.14/json/__init__.py')
    await click(named('words, line 5, in main'))
    expect(runStore.getState().goTo).toMatchObject({ line: 5 })
  })
})
