import { spawn } from 'node:child_process'

/**
 * Process groups: a child that is started `detached` leads a group of its own, so that ending it ends whatever it
 * started. Windows has no groups; there the tree below the child is ended.
 */

const live = new Set<number>()
let hooked = false

/** Remembers a started group until `released`, so that none outlives this process. */
export function trackGroup(pid: number): void {
  live.add(pid)
  if (hooked) return
  hooked = true
  process.on('exit', killAllGroups)
}

/** Forgets a group whose leader has ended; what the leader left behind is ended with it. */
export function releaseGroup(pid: number): void {
  if (!live.delete(pid)) return
  killGroup(pid)
}

/** Ends a whole group at once. A group that is gone already is no error. */
export function killGroup(pid: number): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {
      // taskkill is part of Windows; without it only the leader can be ended.
      endLeader(pid)
    })
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function endLeader(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')
}

/** Ends every group that is still remembered. */
export function killAllGroups(): void {
  for (const pid of live) killGroup(pid)
  live.clear()
}

/** How many groups are running; for tests and for the end of the app. */
export function liveGroups(): number {
  return live.size
}
