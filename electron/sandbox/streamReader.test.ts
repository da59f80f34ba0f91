import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readStream } from './streamReader'
import { streamOutput } from './workers/output'

/** Sends bytes in pieces of the given sizes through a reader, to the end. */
async function send(bytes: Buffer, sizes: readonly number[], cap: number) {
  const stream = new PassThrough()
  const heard: string[] = []
  let caps = 0
  const reader = readStream(
    streamOutput(stream),
    cap,
    (text) => heard.push(text),
    () => (caps += 1),
  )
  const ended = new Promise((resolve) => stream.once('end', resolve))
  let at = 0
  for (const size of sizes) {
    if (at < bytes.length) stream.write(bytes.subarray(at, (at += size)))
  }
  stream.end(bytes.subarray(at))
  await ended
  return { text: reader.text(), heard, caps }
}

describe('a stream reader', () => {
  it('reads any text whole, in whatever pieces it comes', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), sizes, async (text, pieces) => {
        const read = await send(Buffer.from(text), pieces, 1_000_000)
        expect(read.text).toBe(text)
        expect(read.heard.join('')).toBe(text)
        expect(read.caps).toBe(0)
      }),
    )
  })

  it('keeps no more than the cap and tells of it once', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200 }), fc.nat({ max: 200 }), sizes, async (size, cap, pieces) => {
        const read = await send(Buffer.alloc(size, 'a'), pieces, cap)
        expect(read.text).toBe('a'.repeat(Math.min(size, cap)))
        expect(read.caps).toBe(size > cap ? 1 : 0)
      }),
    )
  })
})
