import type { IncomingMessage } from 'node:http'

/** A body that is not taken: it is larger than may be, or all bodies together are. */
export class BodyRefused extends Error {
  constructor(readonly limit: number) {
    super('body refused')
  }
}

/** The connection ended before the body did. */
export class BodyCut extends Error {}

/** Bytes of what comes after a refusal that are read and thrown away, so that the client gets to read the answer. */
const mostThrownAway = 1_000_000_000

export interface BodyReader {
  /** All bytes of a request. Rejects with a BodyRefused or a BodyCut. What it holds is given back by `done`. */
  read(request: IncomingMessage, begin: () => void): Promise<{ readonly bytes: Buffer; readonly done: () => void }>
}

/**
 * Reads bodies of up to `most` bytes each and `together` at a time. What is kept of a body is one piece of memory, however small the parts in which it
 * comes; what is too large is noticed by its `Content-Length`, else as it comes, and never kept.
 */
export function createBodyReader(most: number, together: number): BodyReader {
  let held = 0

  return {
    read(request, begin) {
      let kept = Buffer.alloc(0)
      let size = 0
      const release = (): void => {
        held -= kept.length
        kept = Buffer.alloc(0)
      }

      /** Makes room for so many bytes; false where there is none. */
      function grow(wanted: number): boolean {
        if (wanted > most) return false
        if (wanted <= kept.length) return true
        const room = Math.min(most, Math.max(wanted, kept.length * 2, 4096))
        if (held - kept.length + room > together) return false
        const larger = Buffer.alloc(room)
        kept.copy(larger, 0, 0, size)
        held += room - kept.length
        kept = larger
        return true
      }

      return new Promise((resolve, reject) => {
        function refuse(): void {
          release()
          request.removeAllListeners('data')
          let thrown = 0
          request.on('data', (piece: Buffer) => {
            thrown += piece.length
            if (thrown > mostThrownAway) request.destroy()
          })
          reject(new BodyRefused(most))
        }
        // The answer does not wait for what is not read.
        const told = Number(request.headers['content-length'] ?? 0)
        if (told > most) return refuse()
        request.on('data', (piece: Buffer) => {
          if (!grow(size + piece.length)) return refuse()
          piece.copy(kept, size)
          size += piece.length
        })
        request.on('end', () => {
          const bytes = kept.subarray(0, size)
          resolve({ bytes, done: release })
        })
        const cut = (): void => {
          if (request.complete) return
          release()
          reject(new BodyCut())
        }
        request.on('error', cut)
        request.on('close', cut)
        begin()
      })
    },
  }
}
