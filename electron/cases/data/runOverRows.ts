import type { RowMapping } from '../../../shared/cases/caseOfRow'
import type { RunRequest, RunResult } from '../../../shared/model/run'
import { mostKeptRows } from '../../../shared/runHistory/mostKeptRows'
import { emptyResult } from '../../run/runResult'
import type { EndedRun } from '../../runHistory/runToKeep'
import type { FailureStore } from './failureStore'
import type { DataEnd } from './runData'

interface OverRows {
  /** The node's; its samples are the inputs that no row gives. */
  readonly request: Omit<RunRequest, 'inputs'>
  /** The name of the file. */
  readonly file: string
  readonly mapping: RowMapping
  readonly end: DataEnd
  readonly isCancelled: boolean
  readonly failures: FailureStore
  /** The name of the server that ran it; null: this machine. */
  readonly sandbox: string | null
  /** When it began, in milliseconds since 1970. */
  readonly at: number
}

function statusOf({ end: { progress, told }, isCancelled }: OverRows): RunResult['status'] {
  if (isCancelled) return 'cancelled'
  const isWhole = told === null || told.severity !== 'error'
  return isWhole && progress.passed === progress.done ? 'succeeded' : 'failed'
}

/** A run over the rows of a file as the run history takes it: one run, however many rows there are. Null where no row was run. */
export async function runOverRows(of: OverRows): Promise<Omit<EndedRun, 'node'> | null> {
  const { end, file, mapping, sandbox, at } = of
  const { progress, told, ranIn } = end
  if (progress.done === 0) return null
  const { cases: _, ...node } = of.request.node
  const request = { ...of.request, node, inputs: node.samples }
  const result: RunResult = {
    ...emptyResult(request),
    ...ranIn,
    status: statusOf(of),
    problems: told === null ? [] : [told],
    times: { worker: 0, main: 0, check: 0, total: progress.ms },
  }
  const failures = await of.failures.page(null, 0, mostKeptRows)
  return { request, sandbox, origin: 'rows', at, result, rows: { file, progress, mapping, failures } }
}
