import { spawnSync } from 'node:child_process'
import { send } from './signals'
import type { Ending } from './started'

/** The processes below a leader, by the numbers of their parents; none where `ps` does not answer. */
function descendants(leader: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: 500 })
  const children = new Map<number, number[]>()
  for (const line of (stdout ?? '').split('\n')) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found: number[] = []
  for (let level = [leader]; level.length > 0;) {
    level = level.flatMap((pid) => children.get(pid) ?? []).filter((pid) => !found.includes(pid))
    found.push(...level)
  }
  return found
}

/**
 * Any POSIX system: the group, and what left it but still has a living line of parents. What a leader left behind that ended by itself
 * can only be found in the group.
 */
export const posixEnding: Ending = {
  end({ pid, mark }) {
    if (mark !== null) {
      // Held fast while they are counted, and stopped for the author at once.
      send(-pid, 'SIGSTOP')
      for (const below of descendants(pid)) send(below, 'SIGKILL')
    }
    send(-pid, 'SIGKILL')
  },
  endLeft({ pid }) {
    send(-pid, 'SIGKILL')
  },
}
