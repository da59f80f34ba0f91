import { answer, calls } from '../run/testing/fakeBridge'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultSettings } from '../../../shared/model/defaultSettings'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { nodeWith, openNode } from '../run/testing/data'
import { saveNow } from './saveNow'

const saved = (): unknown[] => calls.filter(({ name }) => name === 'node.save')

beforeEach(() => {
  vi.useFakeTimers()
  calls.length = 0
  useApp.setState({ problems: [], settings: { ...defaultSettings, formatOnSave: true } })
  answer('node.save', () => ({ kind: 'saved', revision: '2', problems: [] }))
  openNode('n', nodeWith({ target: 'dify-1.16' }))
  useWorkspace.getState().edit('n', { code: 'x=1\n' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('saves where there is no formatter, and tells of it', async () => {
  vi.stubGlobal('Worker', function () {
    throw new Error('no worker here')
  })
  await saveNow('n')
  expect(saved()).toHaveLength(1)
  expect(useApp.getState().problems).toMatchObject([{ code: 'unexpected', params: { reason: 'no worker here' } }])
})

it('saves where the formatter never answers', async () => {
  class Silent extends EventTarget {
    postMessage = vi.fn()
  }
  vi.stubGlobal('Worker', Silent)
  const saving = saveNow('n')
  await vi.advanceTimersByTimeAsync(2000)
  await saving
  expect(saved()).toHaveLength(1)
})
