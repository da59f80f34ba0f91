import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** What a start leaves until it ends well: how far it came, and how many before it in a row did not come further. */
const markSchema = z.object({ phase: z.enum(['starting', 'running']), failed: z.number().int().min(0).max(1000) })
type Mark = z.infer<typeof markSchema>

/** How the last Nodelab of this data folder ended. */
export interface LastEnd {
  /** Starts in a row that ended before the window was ready and had stayed so for a while. */
  readonly failedStarts: number
  /** Whether the last one ended without closing, after it had started well. */
  readonly endedWhileRunning: boolean
}

export interface StartMark {
  readonly last: LastEnd
  /** The start went well. */
  started(): void
  /** It was closed, or ended by a will. */
  ended(): void
}

function read(path: string): Mark | null {
  try {
    return markSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // There is none, or it is damaged: then nothing is known of the last one.
    return null
  }
}

/** So many starts that failed in a row, and a start in safe mode is offered. */
export const failuresToOffer = 2

/**
 * Marks in a file that a start is under way, so that the next one knows how this one ended. Written at once and in place: it must stand before anything
 * can go wrong, and a damaged one counts as none. What can't be written is logged, and stops nothing.
 */
export function markStart(path: string, log: (text: string) => void): StartMark {
  const before = read(path)
  const failedStarts = before?.phase === 'starting' ? before.failed + 1 : 0
  const write = (mark: Mark): void => {
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, JSON.stringify(mark))
    } catch (error) {
      log(`the mark of the start can't be written: ${String(error)}`)
    }
  }
  write({ phase: 'starting', failed: failedStarts })
  return {
    last: { failedStarts, endedWhileRunning: before?.phase === 'running' },
    started: () => write({ phase: 'running', failed: 0 }),
    ended() {
      try {
        rmSync(path, { force: true })
      } catch (error) {
        log(`the mark of the start can't be removed: ${String(error)}`)
      }
    },
  }
}
