import { describe, expect, it, vi } from 'vitest'
import { type ClosingOptions, createClosing } from './closing'

function collect(more: Partial<ClosingOptions> = {}) {
  const done: string[] = []
  const step = (name: string) => () => {
    done.push(name)
    return Promise.resolve()
  }
  const closing = createClosing({
    askPage: () => true,
    steps: [step('runs'), step('engine')],
    exit: () => done.push('exit'),
    onError: (error) => done.push(String(error)),
    flushMs: 60_000,
    stepMs: 60_000,
    ...more,
  })
  return { done, closing }
}

describe('closing', () => {
  it('waits for the page’s edits, then goes step by step', async () => {
    const { done, closing } = collect()
    const end = closing.end()
    expect(closing.isEnding()).toBe(true)
    expect(done).toEqual([])
    closing.flushed()
    await end
    expect(done).toEqual(['runs', 'engine', 'exit'])
  })

  it('does not wait for a page that is not there', async () => {
    const { done, closing } = collect({ askPage: () => false })
    await closing.end()
    expect(done).toEqual(['runs', 'engine', 'exit'])
  })

  it('ends without the page where it does not answer in its time', async () => {
    const { done, closing } = collect({ flushMs: 1 })
    await closing.end()
    expect(done).toEqual(['runs', 'engine', 'exit'])
  })

  it('ends once, however often it is asked to', async () => {
    const { done, closing } = collect()
    const ends = [closing.end(), closing.end()]
    closing.flushed()
    closing.flushed()
    await Promise.all([...ends, closing.end()])
    expect(done).toEqual(['runs', 'engine', 'exit'])
  })

  it('is not kept from its end by a page that can’t be asked', async () => {
    const { done, closing } = collect({
      askPage: () => {
        throw new Error('page is gone')
      },
    })
    await closing.end()
    expect(done).toEqual(['Error: page is gone', 'runs', 'engine', 'exit'])
  })

  it('is not kept from its end by a step that fails, throws or hangs', async () => {
    const hang = new Promise(() => undefined)
    const { done, closing } = collect({
      askPage: () => false,
      steps: [
        () => Promise.reject(new Error('disk full')),
        () => {
          throw new Error('thrown')
        },
        () => hang,
      ],
      stepMs: 1,
    })
    await closing.end()
    expect(done).toEqual(['Error: disk full', 'Error: thrown', 'exit'])
  })

  it('waits for its steps where the last one needs them ended, and for that as long as it goes on', async () => {
    vi.useFakeTimers()
    let told: () => void = () => undefined
    const slow = () => new Promise<void>((resolve) => void setTimeout(resolve, 40))
    const { done, closing } = collect({
      askPage: () => true,
      flushMs: 10,
      onSaved: () => done.push('saved'),
      steps: [() => slow().then(() => done.push('step'))],
      stepMs: 1,
      hasLast: () => true,
      last: {
        limit: 50,
        step: async (onProgress) => {
          told = onProgress
          for (let at = 0; at < 20; at += 1) await slow().then(told)
          done.push('last')
        },
      },
    })
    const end = closing.end()
    await vi.advanceTimersByTimeAsync(90)
    expect(done).toEqual([])
    await vi.advanceTimersByTimeAsync(10 + 40)
    expect(done).toEqual(['saved', 'step'])
    await vi.advanceTimersByTimeAsync(20 * 40)
    await end
    vi.useRealTimers()
    // Progress that is told too late keeps nothing alive.
    told()
    expect(done).toEqual(['saved', 'step', 'last', 'exit'])
  })

  it('does not begin the last step while one before it still works', async () => {
    const hang = new Promise(() => undefined)
    const step = () => Promise.reject(new Error('never called'))
    const { done, closing } = collect({
      askPage: () => false,
      steps: [() => hang],
      hasLast: () => true,
      last: { limit: 1, step },
    })
    await closing.end()
    expect(done).toEqual(['exit'])
  })
})
