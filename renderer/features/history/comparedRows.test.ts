import { describe, expect, it } from 'vitest'
import type { RowsRun } from './comparedRows'
import { comparedRows } from './comparedRows'

/** A run over four rows of which some failed. */
function over(failed: readonly number[], part: Partial<RowsRun> = {}, done = 4): RowsRun {
  return {
    status: failed.length > 0 ? 'failed' : 'succeeded',
    rows: { file: 'a.csv', done, all: 4, passed: done - failed.length, failed: { outputs: failed.length } },
    keptRows: { failures: failed.map((row) => ({ row })) },
    ...part,
  }
}

describe('two runs over rows', () => {
  it('tell which rows failed in one of them alone', () => {
    expect(comparedRows(over([1, 2]), over([2, 4]))).toEqual({ kind: 'known', mended: [1], broken: [4] })
    expect(comparedRows(over([3]), over([3]))).toEqual({ kind: 'known', mended: [], broken: [] })
  })

  it('do not tell it where not all rows ran in both: one that did not run is not mended', () => {
    const cancelled = over([1], { status: 'cancelled' }, 2)
    expect(comparedRows(over([1, 4]), cancelled)).toEqual({ kind: 'not-run' })
    expect(comparedRows(cancelled, over([1, 4]))).toEqual({ kind: 'not-run' })
    // Stopped by itself, as by a row that could not be run.
    expect(comparedRows(over([1, 4]), over([1], {}, 2))).toEqual({ kind: 'not-run' })
  })

  it('do not tell it where not all that failed are kept', () => {
    const more = over([1, 2], { keptRows: { failures: [{ row: 1 }] } })
    expect(comparedRows(more, over([1]))).toEqual({ kind: 'not-kept' })
  })

  it('tell nothing of rows where they were over two files', () => {
    const rows = { file: 'b.csv', done: 4, all: 4, passed: 3, failed: { outputs: 1 } }
    expect(comparedRows(over([1]), over([1], { rows }))).toEqual({ kind: 'other-file' })
  })
})
