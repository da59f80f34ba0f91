import { readFileSync } from 'node:fs'

/** Whether a process stands still by a signal (SIGSTOP and its kin). Only Linux tells; elsewhere none does. */
export function isStopped(pid: number): boolean {
  if (process.platform !== 'linux') return false
  try {
    // The state follows the name, which stands in brackets and may hold anything.
    return / [Tt] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').slice(0, 3))
  } catch {
    // It has ended.
    return false
  }
}
