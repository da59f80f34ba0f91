import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** The sha256 of a file, in hex, and its bytes. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path)) {
    const part = piece as Buffer
    bytes += part.length
    hash.update(part)
  }
  return { sha256: hash.digest('hex'), bytes }
}
