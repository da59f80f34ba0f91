import { hostname } from 'node:os'

/** This machine's name in the marks that processes leave in a workspace, which may lie on a disk that machines share. */
export const hostName = hostname().replace(/[^\w-]/g, '_') || 'host'

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
