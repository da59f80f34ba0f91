import { open } from 'node:fs/promises'
import { isMissing } from '../files/fileErrors'

/** More than so many bytes of a log are never read. */
const mostBytes = 100_000

async function endOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r')
    try {
      const { size } = await file.stat()
      const length = Math.min(size, mostBytes)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length)
      const text = buffer.toString('utf8', 0, bytesRead)
      // The first line is cut where the file is longer.
      return size > length ? text.slice(text.indexOf('\n') + 1) : text
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isMissing(error)) return ''
    throw error
  }
}

/** The last lines of a log, those of the one that was put aside before it where it is young. A log that can't be read has none. */
export async function lastLines(path: string, count: number): Promise<string> {
  const texts = [await endOf(`${path}.1`).catch(() => ''), await endOf(path).catch(() => '')]
  return texts.join('').trimEnd().split('\n').slice(-count).join('\n')
}
