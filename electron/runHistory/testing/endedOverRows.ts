import type { Failure } from '../../cases/data/failureStore'
import type { EndedRun } from '../runToKeep'
import { endedRun, type Other } from './endedRun'

interface OverRows extends Other {
  /** How many rows failed, beside nine that passed. */
  readonly failed: number
  readonly file?: string
  /** Of each that failed, what it has otherwise. */
  readonly failure?: (row: number) => Partial<Failure>
}

/** The `row`th of a file's rows, whose count was another than expected. */
function failureOf(row: number): Failure {
  const check = { output: 'count', path: '', kind: 'equals', value: '9', within: '' } as const
  return {
    row,
    line: row + 1,
    kind: 'outputs',
    cells: [`pear number${row}`, '9'],
    raw: null,
    of: { name: `row ${row}`, inputs: { text: `"pear number${row}"` }, checks: [check], error: null, targets: [] },
    end: {
      of: { error: null },
      result: { error: null, problems: [] },
      verdict: { status: 'failed', reason: 'outputs', differences: [{ ...check, actual: '2', fault: null }] },
    },
    outputs: '{"count":2}',
    problem: null,
  }
}

/** A run over a file of rows that has ended, as a test needs it. */
export function endedOverRows({ failed, file = 'fruit.csv', failure = () => ({}), ...other }: OverRows): EndedRun {
  const failures = Array.from({ length: failed }, (_, at) => ({ ...failureOf(at + 1), ...failure(at + 1) }))
  const ended = endedRun({
    inputs: {},
    ...other,
    origin: 'rows',
    result: { outputs: null, status: 'failed', ...other.result },
  })
  return {
    ...ended,
    rows: {
      file,
      progress: { done: failed + 9, all: failed + 9, passed: 9, failed: { outputs: failed }, ms: 3.5 },
      mapping: {
        columns: ['text', 'count'],
        roles: [
          { as: 'input', name: 'text' },
          { as: 'check', output: 'count', kind: 'equals', path: '' },
        ],
        empty: 'text',
        isJson: false,
      },
      failures,
    },
  }
}
