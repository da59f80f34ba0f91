import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeAtomic } from '../../files/atomicFile'

/** What the author has been shown: the version whose news he has seen, and the tour. */
const seenSchema = z.object({
  version: z.string().max(100).nullable().catch(null),
  tour: z.boolean().catch(false),
})
type Seen = z.infer<typeof seenSchema>

/** What is to be shown at this start, without being asked for. */
export interface FirstShown {
  readonly tour: boolean
  /** Since when news are to be shown: a version, or null for one that is not known; undefined: there is nothing to show. */
  readonly newsSince: string | null | undefined
  /** Notes that it was shown: it is not shown by itself again. */
  note(): void
}

function read(path: string): Seen | null {
  try {
    return seenSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // There is none, or it is damaged: then it is written anew.
    return null
  }
}

/**
 * Looks what this start shows by itself: the tour at the very first start of all, what is new at the first start of another version. `isUsed` says that
 * this data folder was used before there was such a file, or while it is damaged.
 */
export function firstShown(path: string, version: string, isUsed: boolean, log: (text: string) => void): FirstShown {
  const seen = read(path)
  const tour = seen === null && !isUsed
  const newsSince = seen === null ? (isUsed ? null : undefined) : seen.version === version ? undefined : seen.version
  return {
    tour,
    newsSince,
    note() {
      if (!tour && newsSince === undefined) return
      const text = `${JSON.stringify({ version, tour: true } satisfies Seen)}\n`
      writeAtomic(path, text).catch((error: unknown) => log(`${path} can't be written: ${String(error)}`))
    },
  }
}
