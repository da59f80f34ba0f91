import { afterEach, expect, it, vi } from 'vitest'
import { createRecently } from './recently'

afterEach(() => void vi.useRealTimers())

it('looks at the machine once for many runs, and again a second later', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const recently = createRecently<number>()
  let looks = 0
  const look = (key: string): number => recently(key, () => (looks += 1))
  expect([look('a'), look('a'), look('b'), look('a')]).toEqual([1, 1, 2, 1])
  vi.advanceTimersByTime(999)
  expect(look('a')).toBe(1)
  vi.advanceTimersByTime(2)
  expect(look('a')).toBe(3)
})

it('forgets rather than grows', () => {
  const recently = createRecently<object>()
  const first = recently('0', () => ({}))
  for (let key = 1; key <= 100; key += 1) recently(String(key), () => ({}))
  expect(recently('0', () => ({}))).not.toBe(first)
})
