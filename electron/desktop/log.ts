import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The size at which a log is put aside, in bytes; one older log is kept. */
const limit = 1_000_000

/** Appends lines with their time to a file. A log that can't be written must not stop the app: it is told on stderr once. */
export function createLog(path: string): (text: string) => void {
  let queue: Promise<void> = mkdir(dirname(path), { recursive: true }).then(() => undefined)
  let told = false
  const write = async (line: string): Promise<void> => {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > limit) await rename(path, `${path}.1`)
    await appendFile(path, line)
  }
  return (text) => {
    const line = `${new Date().toISOString()} ${text}\n`
    queue = queue.then(() => write(line)).catch((error: unknown) => {
      if (!told) process.stderr.write(`${String(error)}\n`)
      told = true
    })
  }
}
