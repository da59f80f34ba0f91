import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { hasAdopter } from './adopter'
import { parentOf } from '../../electron/processes/parentOf'
import { isRunning, markedProcesses } from '../../electron/sandbox/testing/processes'

/** What a moment of the soak looked like. Of systems without /proc the counts of descriptors are null. */
export interface Figures {
  readonly processes: number
  /** Processes that nothing marks as those of a run, but that were started by one and became children of the soak's own parent. */
  readonly strays: number
  readonly descriptors: number | null
  readonly sockets: number | null
  /** Folders of runs, and of the sockets of workers. */
  readonly folders: number
  readonly hubs: number
  /** Megabytes that this process holds, and of them its own heap. */
  readonly memory: number
  readonly heap: number
}

const own = '/proc/self/fd'

function descriptorsNow(): string[] | null {
  if (!existsSync(own)) return null
  return readdirSync(own).flatMap((name) => {
    try {
      return [readlinkSync(`${own}/${name}`)]
    } catch {
      // The one that this look itself needed.
      return []
    }
  })
}

/** Looks at all that could be left behind. `scratch` is where runs have their folders. */
export function figuresNow(scratch: string): Figures {
  const descriptors = descriptorsNow()
  const { rss, heapUsed } = process.memoryUsage()
  return {
    processes: markedProcesses(scratch).length,
    strays: strays().length,
    descriptors: descriptors?.length ?? null,
    sockets: descriptors?.filter((name) => name.startsWith('socket:')).length ?? null,
    folders: existsSync(scratch) ? readdirSync(scratch).length : 0,
    hubs: readdirSync(tmpdir()).filter((name) => name.startsWith(`nodelab-${process.pid}-w`)).length,
    memory: Math.round(rss / 2 ** 20),
    heap: Math.round(heapUsed / 2 ** 20),
  }
}

/** The numbers of processes of this machine's runs that Python leads, such as warm parents and forked workers. */
export function killable(scratch: string): number[] {
  return markedProcesses(scratch).map((line) => Number(line.split(' ')[0]))
}

/**
 * What was left by its parents, as `PID command line`: it is adopted by the parent of this process, which started nothing else; see `adopter.ts`. None
 * where there is no such parent.
 */
export function strays(): string[] {
  if (!hasAdopter()) return []
  const all = readdirSync('/proc').map(Number)
  return all
    .filter((pid) => pid > 0 && pid !== process.pid && parentOf(pid) === process.ppid && isRunning(pid))
    .map((pid) => `${pid} ${commandOf(pid)}`)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 200)
  } catch {
    // It has ended since.
    return ''
  }
}

/** The memory that this machine's kernel says is free, in megabytes; null where it does not tell. */
export function memoryFree(): number | null {
  if (!existsSync('/proc/meminfo')) return null
  const kilobytes = /^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

/** Half of the values are below the first, 95 of 100 below the second; in whole tenths. */
export function percentiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95) }
}
