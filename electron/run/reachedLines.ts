import { z } from 'zod'
import type { WrappedScript } from '../../shared/dify/wrap'
import { readTold } from '../sandbox/readTold'

/** Lines of a node's code (1-based) that something runs on, and those of them that were reached; both in their order. */
export interface ReachedLines {
  readonly executable: readonly number[]
  readonly reached: readonly number[]
}

/** What comes from a worker is a script's word as well: it has the same line to Nodelab. */
const toldSchema = z.object({
  executable: z.array(z.number().int().positive()).max(200_000),
  reached: z.array(z.number().int().positive()).max(200_000),
})

/** The lines of a node from what a worker told of its script's; null where it told nothing that can be read. */
export function readLines(
  json: string | null | undefined,
  { linesBefore, userLines }: Pick<WrappedScript, 'linesBefore' | 'userLines'>,
): ReachedLines | null {
  if (json === null || json === undefined) return null
  const read = readTold(json, toldSchema)
  if (read === null) return null
  const own = (lines: readonly number[]): number[] =>
    lines.map((line) => line - linesBefore).filter((line) => line >= 1 && line <= userLines)
  return { executable: own(read.executable), reached: own(read.reached) }
}

/** The lines that any of several runs of one code reached. */
export function allLines(runs: readonly ReachedLines[]): ReachedLines {
  const all = (of: keyof ReachedLines): number[] => [...new Set(runs.flatMap((run) => run[of]))].sort((a, b) => a - b)
  return { executable: all('executable'), reached: all('reached') }
}
