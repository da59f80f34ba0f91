import type { Readable } from 'node:stream'

/**
 * Calls for each line of a stream of ASCII, as it comes. What Node has for that looks at every sign for line ends of all kinds, which takes longer than all else that is
 * done for a line.
 */
export function eachLine(stream: Readable, onLine: (line: string) => void): void {
  let parts: string[] = []
  stream.on('data', (piece: Buffer) => {
    const lines = piece.toString('latin1').split('\n')
    parts.push(lines[0] ?? '')
    for (const next of lines.slice(1)) {
      onLine(parts.join(''))
      parts = [next]
    }
  })
}
