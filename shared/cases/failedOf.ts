import type { DataProgress } from '../model/caseData'
import type { FailureKind } from './dataWords'

/** How many rows failed, of a kind or of all. */
export function failedOf({ failed }: Pick<DataProgress, 'failed'>, kind: FailureKind | null): number {
  return kind === null ? Object.values(failed).reduce((sum, count) => sum + count, 0) : (failed[kind] ?? 0)
}
