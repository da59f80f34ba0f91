import { describe, expect, it } from 'vitest'
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
})
