import { answer, calls, emit } from './testing/fakeBridge'
import { act, createElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Build } from '../../../shared/model/environment'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { useApp } from '../../app/stores/appStore'
import { useEnvironment } from '../../app/stores/environmentStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { followPauses, pauseMs } from './runOnPause'
import { runStore } from './runStore'
import { RunBar } from './RunBar'
import { nodeWith, openNode, resultWith } from './testing/data'
import { render } from './testing/render'

const started = () => calls.filter(({ name }) => name === 'run.start').length
const ready = { id: 'b', target: 'dify-1.16', status: 'ready' } as Build

/** Writes code as the author does. */
function type(code: string): void {
  const { documents } = useWorkspace.getState()
  const document = documents['words']
  if (document?.node == null) throw new Error('no node')
  const typed = { ...document, node: { ...document.node, code }, saving: 'pending' as const }
  useWorkspace.setState({ documents: { ...documents, words: typed } })
}

/** Waits until the author has paused, and what begins then has begun. */
async function pause(ms = pauseMs): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(0)
}

const good = (text: string): string => `def main():\n    return {"r": "${text}"}\n`
let stop: () => void
let runs = 0
beforeEach(async () => {
  // The readers are loaded by then: no test waits for a file.
  await import('../../../shared/dify/effects/effects')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  useApp.setState({ settings: { ...defaultSettings, runOnPause: true }, panelTab: 'prints' })
  useEnvironment.setState({ builds: { b: ready }, current: 'b' })
  runStore.setState({ runs: {}, goTo: null })
  openNode('words', nodeWith({ code: good('') }))
  calls.length = 0
  answer('run.start', () => ({ runId: `p${(runs += 1)}` }))
  stop = followPauses()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('a run as the author pauses', () => {
  it('begins once after the last key, tells that it was by itself, and leaves the tab', async () => {
    type(good('a'))
    await pause(pauseMs - 100)
    type(good('ab'))
    await pause(pauseMs - 100)
    expect(started()).toBe(0)
    await pause(100)
    expect(started()).toBe(1)
    expect(runStore.getState().runs['words']).toMatchObject({ byItself: true, phase: 'waiting' })
    emit('run.finished', { runId: `p${runs}`, result: resultWith() })
    expect(runStore.getState().runs['words']).toMatchObject({ byItself: true, phase: 'finished' })
    expect(useApp.getState().panelTab).toBe('prints')
    await pause()
    expect(started()).toBe(1)
  })

  it.each([
    ['half a line', 'def main(:\n', null],
    ['a file', 'def main():\n    open("x", "w")\n', 'open, line 2'],
    ['the network', 'import requests\ndef main(): pass\n', 'requests, line 1'],
    ['what is not known', 'import whatever\ndef main(): pass\n', 'whatever, line 1'],
  ])('does not begin of code with %s, and the bar says why', async (_, code, why) => {
    const { page } = await render(createElement(RunBar, { id: 'words' }))
    type(code)
    await act(() => pause())
    expect(started()).toBe(0)
    expect(page.querySelector('.by-itself')?.textContent ?? null).toBe(why === null ? null : `Not by itself: ${why}`)
    type(good('c'))
    await act(() => pause())
    expect(started()).toBe(1)
    expect(page.querySelector('.by-itself')).toBeNull()
  })

  it('does not begin in Free, which leaves files open, and the bar says so', async () => {
    const { page } = await render(createElement(RunBar, { id: 'words' }))
    act(() => useApp.setState({ settings: { ...defaultSettings, runOnPause: true, mode: 'free' } }))
    act(() => type(good('a')))
    await act(() => pause())
    expect(started()).toBe(0)
    expect(page.querySelector('.by-itself')?.textContent).toBe('Not by itself: Free')
    // It says nothing of a mode that is no longer chosen.
    act(() => useApp.setState({ settings: { ...defaultSettings, runOnPause: true } }))
    expect(page.querySelector('.by-itself')).toBeNull()
    act(() => type(good('b')))
    await act(() => pause())
    expect(started()).toBe(1)
  })

  it('does not begin where it is off, nothing was typed, or nothing is built', async () => {
    const { documents } = useWorkspace.getState()
    const document = documents['words']
    if (document?.node == null) throw new Error('no node')
    const byOther = { ...document, node: { ...document.node, code: good('x') }, saving: 'saved' as const }
    useWorkspace.setState({ documents: { ...documents, words: byOther } })
    await pause()
    useEnvironment.setState({ builds: { b: { ...ready, status: 'building' } } })
    type(good('y'))
    await pause()
    useEnvironment.setState({ builds: { b: ready } })
    useApp.setState({ settings: defaultSettings })
    type(good('z'))
    await pause()
    expect(started()).toBe(0)
  })

  it("gives way to the author's own run, and waits for none of his", async () => {
    type(good('a'))
    await pause()
    await runStore.getState().run('words')
    expect(calls.filter(({ name }) => name === 'run.cancel')).toMatchObject([{ input: { runId: `p${runs - 1}` } }])
    expect(runStore.getState().runs['words']?.byItself).toBe(undefined)
    type(good('b'))
    await pause()
    expect(started()).toBe(2)
  })

  it('that typing overtakes shows what was there before', async () => {
    await runStore.getState().run('words')
    const result = resultWith({ outputs: '{"r": "mine"}' })
    emit('run.finished', { runId: `p${runs}`, result })
    type(good('a'))
    await pause()
    const runId = `p${runs}`
    type(good('ab'))
    await pause(0)
    expect(calls.at(-1)).toMatchObject({ name: 'run.cancel', input: { runId } })
    emit('run.finished', { runId, result: resultWith({ status: 'cancelled', outputs: null }) })
    expect(runStore.getState().runs['words']?.result).toBe(result)
    await pause()
    expect(started()).toBe(3)
  })
})
