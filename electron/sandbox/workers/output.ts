import type { Readable } from 'node:stream'
import { quietTurn } from './turns'

/** What a worker writes to one of its two streams. */
export interface Output {
  /** Has each piece of it heard from now on, in their order, and its end. Called once. */
  read(onPiece: (piece: Buffer) => void, onEnd: () => void): void
  /** Resolves when all that had been written by now was heard. */
  settle(): Promise<void>
  /** Resolves when nobody can write to it any more and all of it was heard, or when it was closed here. */
  whenClosed(): Promise<void>
  /** Nothing more of it is heard. */
  close(): void
}

/** The output that comes as a stream, which nobody reads yet. */
export function streamOutput(stream: Readable): Output {
  let pieces = 0
  return {
    read(onPiece, onEnd) {
      stream.on('data', (piece: Buffer) => {
        pieces += 1
        onPiece(piece)
      })
      stream.on('end', onEnd)
      // Some were held until somebody listens.
      stream.resume()
    },
    settle: () => quietTurn(() => pieces),
    whenClosed: () => new Promise((resolve) => (stream.closed ? resolve() : void stream.once('close', resolve))),
    close: () => void stream.destroy(),
  }
}
