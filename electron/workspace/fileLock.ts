import { open, readFile, rm, stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../processes/signals'
import { hostName } from './processMark'
import { isMissing } from '../files/fileErrors'

/**
 * No task under a lock takes this long, in milliseconds: a lock that is older was left by a process that ended. One of this machine is
 * known to have ended at once.
 */
const abandonedAfter = 10_000
const pollMs = 15

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Whether the lock was taken. Null: there can be none here (a read-only disk, no folder); the task itself will tell. */
async function take(path: string): Promise<boolean | null> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(`${hostName} ${process.pid}`)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    // Windows refuses a name whose file is being removed at this moment with EPERM.
    const isHeld = codeOf(error) === 'EEXIST' || (process.platform === 'win32' && codeOf(error) === 'EPERM')
    return isHeld ? false : null
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  try {
    const [host, pid] = (await readFile(path, 'utf8')).split(' ')
    if (host === hostName && pid !== undefined && !isAlive(Number(pid))) return true
    return Date.now() - (await stat(path)).mtimeMs > abandonedAfter
  } catch (error) {
    if (!isMissing(error)) throw error
    // It was given back meanwhile.
    return false
  }
}

/** Does a task while no other process, or part of this one, does one under the same lock file. */
export async function withLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  let taken = await take(path)
  for (const since = Date.now(); taken === false; taken = await take(path)) {
    if (await isAbandoned(path)) await rm(path, { force: true })
    // A clock that was set back makes a lock look young for ever.
    else if (Date.now() - since > 2 * abandonedAfter) break
    else await delay(pollMs)
  }
  try {
    return await task()
  } finally {
    if (taken === true) await rm(path, { force: true })
  }
}
