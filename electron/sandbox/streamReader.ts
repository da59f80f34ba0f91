import { StringDecoder } from 'node:string_decoder'
import type { Output } from './workers/output'

/** Gathers one output stream of a worker up to a cap, and passes it on as it comes. */
export interface StreamReader {
  /** What was read so far. */
  text(): string
}

/**
 * Reads a stream as UTF-8 across the borders of its pieces (what is no UTF-8 becomes U+FFFD). After `cap` bytes nothing more
 * is kept, and `onCap` is called once.
 */
export function readStream(
  output: Output,
  cap: number,
  onText: (text: string) => void,
  onCap: () => void,
): StreamReader {
  const decoder = new StringDecoder('utf8')
  const parts: string[] = []
  let bytes = 0

  function keep(text: string): void {
    if (text === '') return
    parts.push(text)
    onText(text)
  }

  output.read(
    (piece) => {
      if (bytes > cap) return
      const room = cap - bytes
      bytes += piece.length
      keep(decoder.write(piece.length > room ? piece.subarray(0, room) : piece))
      if (bytes > cap) onCap()
    },
    () => {
      if (bytes <= cap) keep(decoder.end())
    },
  )
  return { text: () => parts.join('') }
}
