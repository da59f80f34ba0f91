import { describe, expect, it } from 'vitest'
import { createBatches, type Stream } from './batches'

function collect(options = {}) {
  const sent: [Stream, string][] = []
  return { sent, batches: createBatches((stream, text) => sent.push([stream, text]), options) }
}

describe('batches', () => {
  it('join what comes within a moment, in order', async () => {
    const { sent, batches } = collect()
    batches.add('prints', 'a')
    batches.add('prints', 'b')
    batches.add('stderr', 'c')
    batches.add('prints', 'd')
    expect(sent).toEqual([])
    await expect
      .poll(() => sent)
      .toEqual([
        ['prints', 'ab'],
        ['stderr', 'c'],
        ['prints', 'd'],
      ])
  })

  it('send what waits when the run ends, once', async () => {
    const { sent, batches } = collect({ every: 1 })
    batches.add('prints', 'a')
    batches.flush()
    expect(sent).toEqual([['prints', 'a']])
    batches.add('prints', 'b')
    await expect
      .poll(() => sent)
      .toEqual([
        ['prints', 'a'],
        ['prints', 'b'],
      ])
  })

  it('keep a flood from the page: the rest of a stream comes with the result', () => {
    const { sent, batches } = collect({ most: 10 })
    for (let turn = 0; turn < 100; turn += 1) batches.add('prints', 'xyz')
    batches.add('stderr', 'still heard')
    batches.flush()
    expect(sent).toEqual([
      ['prints', 'xyzxyzxyzx'],
      ['stderr', 'still hear'],
    ])
  })
})
