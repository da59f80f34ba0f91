import type { EndedRun } from './runToKeep'
import { type ServedRun, servedRun } from './servedRun'

export interface ServedKeeperOptions {
  /** Whether served requests are kept now. */
  readonly isOn: () => boolean
  /** Keeps runs; whether they are kept. Never rejects. */
  readonly keepAll: (ended: readonly EndedRun[]) => Promise<boolean>
  /** Called once some are kept. */
  readonly onKept?: () => void
}

/** Milliseconds for which they are gathered, since each write takes as long as much of a request; and what is held of them meanwhile at most. */
const gatherMs = 500
const most = { runs: 500, characters: 20_000_000 } as const

const sizeOf = ({ script, result }: ServedRun): number =>
  script.code.length + result.stdout.length + result.stderr.length + result.error.length

/** Keeps served requests in the run history, many at once. Of more than it can hold the later ones are left out: serving goes first. */
export function createServedKeeper({ isOn, keepAll, onKept = () => undefined }: ServedKeeperOptions) {
  let held: ServedRun[] = []
  let size = 0
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const runs = held
    held = []
    size = 0
    if (runs.length > 0 && (await keepAll(runs.map(servedRun)))) onKept()
  }

  function writeNext(): Promise<void> {
    writing = writing.then(write)
    return writing
  }

  return {
    add(run: ServedRun): void {
      if (!isOn() || held.length >= most.runs || size + sizeOf(run) > most.characters) return
      held.push(run)
      size += sizeOf(run)
      timer ??= setTimeout(() => void writeNext(), gatherMs)
    },
    /** Resolves when all that were added are written. */
    settled: writeNext,
  }
}

export type ServedKeeper = ReturnType<typeof createServedKeeper>
