import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { bearsNumber, markName, type RunMark } from './runMark'
import { parentOf } from './parentOf'
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
    if (at === folder || at.startsWith(`${folder}/`) || at === `${folder} (deleted)`) return true
    return bearsNumber(readFileSync(`/proc/${pid}/limits`, 'latin1'), mark)
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

/** Those among some processes that are below a leader. What left all of its parents is below who adopted it: a supervisor, or a warm parent. */
function below(leader: number, among: readonly number[]): ReadonlySet<number> {
  const children = new Map<number, number[]>()
  for (const pid of among) {
    const parent = parentOf(pid)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found = new Set<number>()
  for (let level = [leader]; level.length > 0;) {
    level = level.flatMap((pid) => children.get(pid) ?? []).filter((pid) => !found.has(pid))
    for (const pid of level) found.add(pid)
  }
  return found
}

/** Ends all that bear a mark or are below their leader, but for that, again and again until none is left that was not ended before. */
function endFound(started: Started, mark: RunMark): void {
  const folder = realFolder(mark.folder)
  const ended = new Set([started.pid])
  const until = performance.now() + patienceMs
  do {
    const since = startedSince(started)
    const under = below(started.pid, since)
    const found = since.filter((pid) => !ended.has(pid) && (under.has(pid) || bears(pid, mark, folder)))
    if (found.length === 0) return
    for (const pid of found) {
      send(pid, 'SIGKILL')
      ended.add(pid)
    }
  } while (performance.now() < until)
}

function end(started: Started): void {
  if (started.mark !== null) {
    // Held fast, so that it starts nothing anew, and alive: what its children leave would be below nobody without it.
    send(-started.pid, 'SIGSTOP')
    endFound(started, started.mark)
  }
  endLeft(started)
}

function endLeft(started: Started): void {
  send(-started.pid, 'SIGKILL')
  if (started.mark !== null) endFound(started, started.mark)
}

/** Linux: the group, what is below its leader, and what left both but bears the run's mark. */
export const linuxEnding: Ending = { end, endLeft }
