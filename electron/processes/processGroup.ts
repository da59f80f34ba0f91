import { guard, unguard } from './guardian'
import { linuxEnding } from './linuxEnding'
import { posixEnding } from './posixEnding'
import type { RunMark } from './runMark'
import type { Ending, Started } from './started'
import { windowsEnding } from './windowsEnding'

/**
 * Process groups: a child that is started `detached` leads a group of its own, so that ending it ends what it started. What leaves its
 * group is found as far as the system lets it be.
 */

const live = new Map<number, Started>()
const parents = new Set<number>()
let hooked = false

function endingOf(platform: NodeJS.Platform): Ending {
  if (platform === 'win32') return windowsEnding
  return platform === 'linux' ? linuxEnding : posixEnding
}

const ending = endingOf(process.platform)

/** What a group is: of a tool or a run; of a run that is led by its supervisor; of one whose process was forked by one that is guarded; of one that forks those. */
export type GroupRole = 'leader' | 'supervisor' | 'fork' | 'parent'

/** Remembers a started group until it is released, so that none outlives this process. A run's group has the mark of the run, and was started `at`. */
export function trackGroup(
  pid: number,
  mark: RunMark | null = null,
  role: GroupRole = 'leader',
  at = performance.now(),
): void {
  live.set(pid, { pid, mark, at })
  if (role === 'parent') parents.add(pid)
  if (mark !== null && role !== 'fork') guard(pid, role === 'parent' || role === 'supervisor')
  if (hooked) return
  hooked = true
  process.on('exit', killAllGroups)
}

/** Forgets a group whose leader has ended; what the leader left behind is ended, unless it is known that there is nothing. */
export function releaseGroup(pid: number, hasLeft = true): void {
  const started = live.get(pid)
  if (started === undefined) return
  live.delete(pid)
  parents.delete(pid)
  if (hasLeft) ending.endLeft(started)
  if (started.mark !== null) unguard(pid)
}

/** Ends a whole group at once. A group that is gone already is no error. */
export function killGroup(pid: number): void {
  ending.end(live.get(pid) ?? { pid, mark: null, at: 0 })
}

/** Ends every group that is still remembered. */
export function killAllGroups(): void {
  for (const pid of live.keys()) killGroup(pid)
  live.clear()
  parents.clear()
}

/** How many groups are running, but for those that only wait to fork others; for tests and for the end of the app. */
export function liveGroups(): number {
  return live.size - parents.size
}
