import { beforeEach, expect, it, vi } from 'vitest'
import { fakeMain } from '../../../app/stores/testing/fakeMain'
import type { JavascriptAsked } from './javascriptWords'

const document = { id: 'n', version: 1, code: '', variables: [], target: 'dify-1.16', environment: null }
vi.mock('../languageLink', () => ({
  documentNow: () => document,
  isSameDocument: (one: unknown, other: unknown) => one === other,
}))

/** A worker that a test breaks. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = []
  asked: JavascriptAsked[] = []
  constructor() {
    super()
    FakeWorker.all.push(this)
  }
  postMessage(asked: JavascriptAsked): void {
    this.asked.push(asked)
  }
  terminate(): void {
    this.asked = []
  }
}

beforeEach(() => {
  FakeWorker.all = []
  vi.stubGlobal('Worker', FakeWorker)
  fakeMain()
})

it('tells that its compiler ended, shows the node to another one, and stops after some ends until it is asked to start', async () => {
  const { useApp } = await import('../../../app/stores/appStore')
  const told: string[] = []
  useApp.setState({ report: ({ code }) => void told.push(code) })
  const { askJavascript, restartJavascriptHelp, tellJavascriptWorker } = await import('./javascriptHelp')
  tellJavascriptWorker()
  const answer = askJavascript('hover', { id: 'n', version: 1, line: 1, column: 1 })
  const last = (): FakeWorker | undefined => FakeWorker.all.at(-1)
  for (const kind of ['error', 'broken', 'error', 'broken'] as const) {
    expect(last()?.asked[0]).toEqual({ what: 'show', document })
    const event =
      kind === 'error'
        ? new ErrorEvent('error', { message: 'out of memory' })
        : new MessageEvent('message', { data: { what: 'broken', message: 'no tree' } })
    last()?.dispatchEvent(event)
  }
  expect(await answer).toBe(null)
  expect(told).toEqual([...Array<string>(3).fill('javascript-help-ended'), 'javascript-help-down'])
  expect([FakeWorker.all.length, tellJavascriptWorker()]).toEqual([4, null])
  restartJavascriptHelp()
  expect([FakeWorker.all.length, last()?.asked.length]).toEqual([5, 1])
})
