import { readdirSync, readFileSync } from 'node:fs'
import { parentOf } from './parentOf'

function isHeld(pid: number): boolean {
  try {
    // The state follows the name, which stands in brackets and may hold anything.
    return / [Tt] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').slice(0, 3))
  } catch {
    // It has ended.
    return false
  }
}

/** Whether a process, or one that it started, stands still by a signal (SIGSTOP and its kin). Only Linux tells; elsewhere none does. */
export function isStopped(pid: number): boolean {
  if (process.platform !== 'linux') return false
  if (isHeld(pid)) return true
  // A worker may have a supervisor.
  const children = readdirSync('/proc').map(Number)
  return children.some((other) => other > 0 && parentOf(other) === pid && isHeld(other))
}
