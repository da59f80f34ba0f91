import type { RunResult } from '../../../../shared/model/run'

/** A failed run with nothing to tell, but for what is given. */
export function emptyRun(change: Partial<RunResult>): RunResult {
  return {
    status: 'failed',
    outputs: null,
    returned: null,
    error: null,
    errorType: null,
    keepsInputs: true,
    prints: '',
    stderr: '',
    truncated: false,
    traceback: null,
    problems: [],
    times: { worker: 0, main: 0, check: 0, total: 0 },
    target: 'dify-1.16',
    runtime: '',
    environment: null,
    attempts: [],
    after: null,
    ...change,
  }
}
