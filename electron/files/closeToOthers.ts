import { chmodSync, statSync } from 'node:fs'
import { ownerOnly } from './atomicFile'

/** Takes a file from all but its owner: one that may hold a login, and that an earlier version left open. On Windows rights are the folder's. */
export function closeToOthers(path: string): void {
  if (process.platform === 'win32') return
  try {
    const { mode } = statSync(path)
    if ((mode & 0o077) !== 0) chmodSync(path, mode & ownerOnly)
  } catch {
    // It is gone, or is somebody else's, who alone can close it.
  }
}
