import { readFileSync } from 'node:fs'

/** The process that started another, or adopted it; null where that is gone, or the system does not tell. */
export function parentOf(pid: number): number | null {
  try {
    // The parent follows the state, and that the name, which stands in brackets and may hold anything.
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return Number(parent)
  } catch {
    // It has ended, or this is no Linux.
    return null
  }
}
