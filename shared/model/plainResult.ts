import type { RunResult } from './run'

/** A run of which nothing is known: it failed, and told nothing. */
export function plainResult(target: string): RunResult {
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
    target,
    runtime: '',
    environment: null,
    attempts: [],
    after: null,
  }
}
