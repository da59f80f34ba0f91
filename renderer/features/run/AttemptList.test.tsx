import { calls, emit } from './testing/fakeBridge'
import { act } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Attempt } from '../../../shared/model/run'
import { ResultPanel } from './ResultPanel'
import { ResultTab } from './ResultTab'
import { RunBar } from './RunBar'
import { runStore, useRun } from './runStore'
import { nodeWith, openNode, resultWith, runOf } from './testing/data'
import { click, render } from './testing/render'

const error =
  'Traceback (most recent call last):\n  File "<fd3>", line 1, in main\nValueError: boom\nerror: exit status 255\n'
const failed: Attempt = { status: 'failed', error, errorType: 'CodeExecutionError', prints: 'said\n', ms: 12 }
const retry_config = { retry_enabled: true, max_retries: 2, retry_interval: 60_000 }
const node = nodeWith({ retry_config, outputs: [{ name: 'result', spec: { type: 'string', children: null } }] })

function Screen() {
  const run = useRun((state) => state.runs['again'] ?? null)
  return (
    <>
      <RunBar id="again" />
      <ResultTab id="again" run={run} build={null} firstBuild={false} />
    </>
  )
}

const runId = (): string => runStore.getState().runs['again']?.runId ?? ''
const tell = (name: Parameters<typeof emit>[0], payload: unknown): Promise<void> =>
  act(() => Promise.resolve(emit(name, payload)))

beforeEach(() => {
  runStore.setState({ runs: {}, goTo: null })
  openNode('again', node)
})

describe('attempts', () => {
  it('are listed while the node runs, with what it says, and can be cancelled in the pause', async () => {
    const { page, one } = await render(<Screen />)
    await click(one('.btn.primary'))
    await tell('run.started', { runId: runId() })
    await tell('run.output', { runId: runId(), stream: 'prints', text: 'said\n' })
    await tell('run.attempt', { runId: runId(), attempts: [failed], waitMs: 60_000 })
    await expect
      .poll(() => page.querySelector('.attempts')?.textContent)
      .toMatch(/Attempt 2 of 3 begins in (60\.0|59\.\d) s/)
    expect(one('.attempts li:first-child').textContent).toBe('Attempt 1 of 3ValueError: boomCodeExecutionError12.0 ms')
    expect(one('.runbar .facts').textContent).toContain('Attempt 2 of 3 begins in')
    // What it printed is the attempt's: the next one prints anew.
    expect(runStore.getState().runs['again']?.prints.text()).toBe('')
    await click(one('.attempts li:first-child button'))
    expect(one('.attempt-details').textContent).toContain('said\n')
    expect(one('.attempt-details pre[lang="en"]').textContent).toBe(error)
    await click(one('.runbar .btn:first-child'))
    expect(calls.at(-1)).toEqual({ name: 'run.cancel', input: { runId: runId() } })
  })

  it('says that the next one runs when the pause is over', async () => {
    const { one } = await render(<Screen />)
    await click(one('.btn.primary'))
    await tell('run.attempt', { runId: runId(), attempts: [failed], waitMs: 0 })
    expect(one('.attempt.now').textContent).toBe('Attempt 2 of 3 is running')
  })

  it('stand above the outputs of the one that worked', async () => {
    const worked: Attempt = { status: 'succeeded', error: null, errorType: null, prints: '', ms: 3 }
    const result = resultWith({ outputs: '{"result": "at last"}', attempts: [failed, worked] })
    runStore.setState({ runs: { again: runOf(node, result) } })
    const { page, one } = await render(<Screen />)
    expect(one('.attempts').textContent).toContain('Attempt 2 of 3OK3.0 ms')
    expect(page.textContent).toContain('at last')
  })

  it('say that the parts of the time are those of the last one, where there were several', async () => {
    openNode('again', node)
    for (const attempts of [[failed, failed], [failed]]) {
      runStore.setState({ runs: { again: runOf(node, resultWith({ attempts })) } })
      const { one } = await render(<ResultPanel id="again" />)
      const told = attempts.length > 1 ? 'last attempt · ' : ''
      expect(one('.times').textContent).toBe(`${told}worker 0.3 · main() 1.6 · check 0.2 ms`)
    }
  })
})

describe('a failure that does not end the workflow', () => {
  const after = (branch: 'source' | 'fail-branch', outputs: string) =>
    resultWith({ status: 'failed', outputs: null, error, errorType: 'CodeExecutionError', after: { branch, outputs } })

  it('shows the outputs by their kinds, above the failure, with a verdict of its own', async () => {
    const outputs = '{"result": "instead", "error_message": "boom", "error_type": "CodeExecutionError"}'
    runStore.setState({ runs: { again: runOf(node, after('source', outputs)) } })
    const { page, one } = await render(<Screen />)
    expect(one('.exception-head h3').textContent).toBe('The node failed, and the workflow goes on with default values')
    const names = [...page.querySelectorAll('.exception .output .name')].map(({ textContent }) => textContent)
    expect(names).toEqual(['result', 'error_message', 'error_type'])
    expect(one('.dify-says pre').textContent).toBe(error)
    expect(one('.verdict').textContent).toBe('Exception')
  })

  it('measures the error outputs against no limit: Dify does not check them', async () => {
    const message = 'x'.repeat(246)
    const outputs = JSON.stringify({ result: 'instead', error_message: message, error_type: 'CodeExecutionError' })
    const server = { limits: { maxStringLength: 10 }, timeoutSeconds: null, enableNetwork: null }
    runStore.setState({ runs: { again: runOf(node, { ...after('source', outputs), server }) } })
    const { page } = await render(<Screen />)
    const sections = [...page.querySelectorAll('.exception .output')]
    const limits = sections.map((section) => section.querySelector('.limit')?.textContent)
    expect(limits).toEqual(['7 of 10 characters', '246 characters', '18 characters'])
    expect(sections.map((section) => section.querySelector('.meter') !== null)).toEqual([true, false, false])
  })

  it('names the fail branch', async () => {
    runStore.setState({ runs: { again: runOf(node, after('fail-branch', '{"error_message": "boom"}')) } })
    const { one } = await render(<Screen />)
    expect(one('.exception-head h3').textContent).toContain('by its fail branch')
  })
})

it('a template’s text is measured against its own limit', async () => {
  const template = nodeWith({
    code_language: 'jinja2',
    code: 'x',
    outputs: [{ name: 'output', spec: { type: 'string', children: null } }],
  })
  openNode('again', template)
  runStore.setState({
    runs: { again: runOf(template, resultWith({ outputs: '{"output": "abc"}', target: 'dify-1.9' })) },
  })
  const { one } = await render(<Screen />)
  expect(one('.outhead .limit:not(.muted)').textContent).toBe('3 of 80,000 characters')
  expect(one('.runbar').textContent).toContain('Copy to Dify')
})
