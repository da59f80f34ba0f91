import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'

/** The end of a run that did not begin, since the node can't be run as it stands. */
export function refusedResult(target: string, problem: Problem): RunResult {
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
    problems: [problem],
    times: { worker: 0, main: 0, check: 0, total: 0 },
    target,
    runtime: '',
    environment: null,
    attempts: [],
    after: null,
  }
}
