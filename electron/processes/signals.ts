/** Whether a signal failed because nobody is there to get it, or nobody that it may be sent to. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')
}

/** Sends a signal to a process, or with a negative number to a group. One that is gone already is no error. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** Whether a process of this machine lives. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that belongs to another user lives, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
