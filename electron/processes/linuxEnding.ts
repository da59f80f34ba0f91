import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { markName, type RunMark } from './runMark'
import { send } from './signals'
import type { Ending, Started } from './started'

/** How long the marked processes of one run are looked for: those that start new ones faster than that are looked for again later. */
const patienceMs = 50

/** More processes a millisecond than a machine starts. */
const fastestForks = 100

let numbers = 0

/** How many process numbers there are before they begin anew. */
function pidMax(): number {
  return (numbers ||= Number(readFileSync('/proc/sys/kernel/pid_max', 'utf8')))
}

/**
 * The numbers of the processes that were started after a leader. Numbers are given in turn, so that few have to be looked at; of a run
 * in whose time they may have gone round, all.
 */
function startedSince({ pid, at }: Started): number[] {
  const all = readdirSync('/proc')
    .map(Number)
    .filter((other) => other > 0 && other !== process.pid)
  if ((performance.now() - at) * fastestForks > pidMax()) return all
  const last = Number(readFileSync('/proc/loadavg', 'utf8').trim().split(' ').at(-1))
  return all.filter((other) => (last >= pid ? other >= pid && other <= last : other >= pid || other <= last))
}

function bears(pid: number, mark: RunMark, folder: string): boolean {
  try {
    if (readFileSync(`/proc/${pid}/environ`).includes(`${markName}=${mark.value}\0`)) return true
    const at = readlinkSync(`/proc/${pid}/cwd`)
    return at === folder || at.startsWith(`${folder}/`) || at === `${folder} (deleted)`
  } catch {
    // It has ended since, or is another user's.
    return false
  }
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    // The node removed it: those that sit in it bear its name all the same.
    return folder
  }
}

/** Ends all that bear a mark, again and again until none is left that was not ended before. */
function endMarked(started: Started, mark: RunMark): void {
  const folder = realFolder(mark.folder)
  const ended = new Set<number>()
  const until = performance.now() + patienceMs
  do {
    const found = startedSince(started).filter((pid) => !ended.has(pid) && bears(pid, mark, folder))
    if (found.length === 0) return
    for (const pid of found) {
      send(pid, 'SIGKILL')
      ended.add(pid)
    }
  } while (performance.now() < until)
}

function end(started: Started): void {
  send(-started.pid, 'SIGKILL')
  if (started.mark !== null) endMarked(started, started.mark)
}

/** Linux: the group, and what left it but bears the run's mark. */
export const linuxEnding: Ending = { end, endLeft: end }
