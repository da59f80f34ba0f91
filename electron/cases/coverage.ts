import type { Coverage } from '../../shared/model/caseRun'
import type { ReachedLines } from '../run/reachedLines'

/** Gathers what cases of one code reach together, one by one: of each no more than its lines is needed. */
export function createCoverage() {
  const executable = new Set<number>()
  const reached = new Set<number>()
  let [told, silent] = [0, 0]
  const sorted = (lines: ReadonlySet<number>): number[] => [...lines].sort((a, b) => a - b)

  return {
    /** Takes the lines of a case; null: it told none. */
    add(lines: ReachedLines | null): void {
      if (lines === null) {
        silent += 1
        return
      }
      told += 1
      for (const line of lines.executable) executable.add(line)
      for (const line of lines.reached) reached.add(line)
    },
    /** All of it; null where no case told any. */
    all: (): Coverage | null =>
      told === 0 ? null : { executable: sorted(executable), reached: sorted(reached), silent },
  }
}
