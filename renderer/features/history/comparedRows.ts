import { failedOf } from '../../../shared/cases/failedOf'
import type { KeptRow } from '../../../shared/model/keptRows'
import type { KeptRun } from '../../../shared/model/runHistory'

/** A run over rows as far as it counts here. */
export interface RowsRun extends Pick<KeptRun, 'status' | 'rows'> {
  readonly keptRows: { readonly failures: readonly Pick<KeptRow, 'row'>[] } | null
}

/**
 * Which rows failed in the older run alone (`mended`) and in the newer one alone (`broken`); where that is not known, why: they were over two files, not
 * all rows ran in both (one that did not run has not been mended), or not all that failed are kept.
 */
export type ComparedRows =
  | { readonly kind: 'known'; readonly mended: readonly number[]; readonly broken: readonly number[] }
  | { readonly kind: 'other-file' | 'not-run' | 'not-kept' }

/** Whether each row of the file ran. */
function isWhole({ status, rows }: RowsRun): boolean {
  return status !== 'cancelled' && rows !== null && rows.done === rows.all
}

/** The rows of a run that failed, where all of them are kept; else null. */
function failedSet({ rows, keptRows }: RowsRun): ReadonlySet<number> | null {
  if (rows === null || keptRows === null || keptRows.failures.length < failedOf(rows, null)) return null
  return new Set(keptRows.failures.map(({ row }) => row))
}

/** Compares two runs over rows row by row. */
export function comparedRows(older: RowsRun, newer: RowsRun): ComparedRows {
  if (older.rows?.file !== newer.rows?.file) return { kind: 'other-file' }
  if (!isWhole(older) || !isWhole(newer)) return { kind: 'not-run' }
  const [before, after] = [failedSet(older), failedSet(newer)]
  if (before === null || after === null) return { kind: 'not-kept' }
  return {
    kind: 'known',
    mended: [...before].filter((row) => !after.has(row)),
    broken: [...after].filter((row) => !before.has(row)),
  }
}
