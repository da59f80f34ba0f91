import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CodeNode } from '../../../shared/model/node'
import { nodeWith, openNode } from '../../features/run/testing/data'
import { readNow, useQuietNodes } from './quietNodes'
import { useWorkspace } from './workspaceStore'

const change = (part: Partial<CodeNode>): void => {
  const document = useWorkspace.getState().documents['n']
  if (document?.node == null) throw new Error('nothing is open')
  useWorkspace.setState({ documents: { n: { ...document, node: { ...document.node, ...part } } } })
}
const quiet = (): CodeNode | undefined => useQuietNodes.getState()['n']

beforeEach(() => {
  vi.useFakeTimers()
  openNode('n', nodeWith({ code: 'a' }))
})
afterEach(() => {
  vi.useRealTimers()
  useWorkspace.setState({ documents: {} })
})

it('what is typed is read once its author pauses, and once for all keys until then', () => {
  expect(quiet()?.code).toBe('a')
  const seen: (string | undefined)[] = []
  const stop = useQuietNodes.subscribe((nodes) => seen.push(nodes['n']?.code))
  for (const code of ['ab', 'abc', 'abcd']) {
    change({ code })
    vi.advanceTimersByTime(100)
  }
  expect(seen).toEqual([])
  vi.runAllTimers()
  expect(seen).toEqual(['abcd'])
  stop()
})

it('what changes elsewhere is there at once, with what was typed', () => {
  change({ code: 'ab' })
  change({ title: 'other' })
  expect(quiet()).toMatchObject({ code: 'ab', title: 'other' })
  vi.runAllTimers()
  expect(quiet()).toBe(useWorkspace.getState().documents['n']?.node)
})

it('is read at once where its author asks something of it, and goes with its tab', () => {
  change({ code: 'ab' })
  readNow('n')
  expect(quiet()?.code).toBe('ab')
  change({ code: 'abc' })
  useWorkspace.setState({ documents: {} })
  vi.runAllTimers()
  expect(useQuietNodes.getState()).toEqual({})
})
