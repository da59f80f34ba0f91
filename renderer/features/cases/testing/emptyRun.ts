import { plainResult } from '../../../../shared/model/plainResult'
import type { RunResult } from '../../../../shared/model/run'

/** A failed run with nothing to tell, but for what is given. */
export const emptyRun = (change: Partial<RunResult>): RunResult => ({ ...plainResult('dify-1.16'), ...change })
