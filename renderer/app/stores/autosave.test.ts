import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAutosave } from './autosave'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** An autosave whose saves end when the test says so. */
function bench() {
  const begun: string[] = []
  const ends: { resolve: () => void; reject: (error: unknown) => void }[] = []
  const reported: unknown[] = []
  const autosave = createAutosave(
    (id) => {
      begun.push(id)
      return new Promise<void>((resolve, reject) => {
        ends.push({ resolve, reject })
      })
    },
    (error) => reported.push(error),
  )
  return { autosave, begun, ends, reported }
}

describe('autosave', () => {
  it('saves once the keys rest, and in the midst of typing after 800 ms at the latest', async () => {
    const { autosave, begun } = bench()
    autosave.touch('a')
    await vi.advanceTimersByTimeAsync(299)
    expect(begun).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(begun).toEqual(['a'])
    for (let key = 0; key < 8; key += 1) {
      autosave.touch('b')
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(begun).toEqual(['a', 'b'])
  })

  it('saves what was typed during a save after it, never at once', async () => {
    const { autosave, begun, ends } = bench()
    autosave.touch('a')
    await vi.advanceTimersByTimeAsync(300)
    autosave.touch('a')
    await vi.advanceTimersByTimeAsync(1000)
    expect(begun).toEqual(['a'])
    ends[0]?.resolve()
    await vi.advanceTimersByTimeAsync(0)
    expect(begun).toEqual(['a', 'a'])
  })

  it('flushes all, and ends only when every save has, also where one of them failed', async () => {
    const { autosave, begun, ends } = bench()
    autosave.touch('a')
    autosave.touch('b')
    let end = ''
    const flushed = autosave.flush().catch((error: unknown) => {
      end = String(error)
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(begun).toEqual(['a', 'b'])
    ends[0]?.reject('full')
    await vi.advanceTimersByTimeAsync(0)
    expect(end).toBe('')
    ends[1]?.resolve()
    await flushed
    expect(end).toBe('full')
  })

  it('tells of a save that fails by itself, and saves again at the next key', async () => {
    const { autosave, begun, ends, reported } = bench()
    autosave.touch('a')
    await vi.advanceTimersByTimeAsync(300)
    ends[0]?.reject('full')
    await vi.advanceTimersByTimeAsync(0)
    expect(reported).toEqual(['full'])
    autosave.touch('a')
    await vi.advanceTimersByTimeAsync(300)
    expect(begun).toEqual(['a', 'a'])
  })

  it('forgets what is not to be saved any more', async () => {
    const { autosave, begun } = bench()
    autosave.touch('a')
    autosave.forget('a')
    await vi.advanceTimersByTimeAsync(1000)
    expect(begun).toEqual([])
  })
})
