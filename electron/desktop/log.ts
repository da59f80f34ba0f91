import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The size at which a log is put aside, in bytes; one older log is kept beside it. */
const defaultLimit = 1_000_000

export interface Log {
  /** Adds a line with its time. */
  (text: string): void
  /** Resolves when all that was added so far is in the file. */
  settled(): Promise<void>
}

/** Appends lines to a file. A log that can't be written must not stop the app: it is told on stderr once. */
export function createLog(path: string, limit = defaultLimit): Log {
  let queue: Promise<unknown> = mkdir(dirname(path), { recursive: true })
  let told = false

  async function write(line: string): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > limit) await rename(path, `${path}.1`)
    await appendFile(path, line)
  }

  function tellOnce(error: unknown): void {
    if (!told) process.stderr.write(`Nodelab's log can't be written: ${String(error)}\n`)
    told = true
  }

  const log = (text: string): void => {
    const line = `${new Date().toISOString()} ${text}\n`
    queue = queue.then(() => write(line)).catch(tellOnce)
  }
  const settled = async (): Promise<void> => {
    await queue
  }
  return Object.assign(log, { settled })
}
