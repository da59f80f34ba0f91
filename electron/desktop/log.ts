import { appendFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { redact } from '../../shared/packages/redact'
import { ownerOnly } from '../files/atomicFile'
import { closeToOthers } from '../files/closeToOthers'
import { isMissing } from '../files/fileErrors'

/** The size at which a log is put aside, in bytes. */
const defaultLimit = 1_000_000

/** So many older logs are kept beside it, the last of them as `.1`. */
const olderLogs = 4

export interface Log {
  /** Adds a line with its time. */
  (text: string): void
  /** Resolves when all that was added so far is in the file. */
  settled(): Promise<void>
}

/** Moves the logs on by one: the oldest gives its place. */
async function putAside(path: string): Promise<void> {
  for (let older = olderLogs; older >= 1; older -= 1) {
    await rename(older === 1 ? path : `${path}.${older - 1}`, `${path}.${older}`).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
  }
}

/**
 * Appends lines to a file of its owner alone; of addresses neither logins nor queries go into it. A log that can't be written must not stop the app: it
 * is told on stderr once.
 */
export function createLog(path: string, limit = defaultLimit): Log {
  let queue: Promise<unknown> = mkdir(dirname(path), { recursive: true })
  let told = false
  // An earlier version left it open.
  closeToOthers(path)

  async function write(line: string): Promise<void> {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    )
    if (size > limit) await putAside(path)
    await appendFile(path, line, { mode: ownerOnly })
  }

  function tellOnce(error: unknown): void {
    if (!told) process.stderr.write(`Nodelab's log can't be written: ${String(error)}\n`)
    told = true
  }

  const log = (text: string): void => {
    const line = `${new Date().toISOString()} ${redact(text)}\n`
    queue = queue.then(() => write(line)).catch(tellOnce)
  }
  const settled = async (): Promise<void> => {
    await queue
  }
  return Object.assign(log, { settled })
}
