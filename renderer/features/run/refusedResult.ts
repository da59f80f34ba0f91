import { plainResult } from '../../../shared/model/plainResult'
import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'

/** The end of a run that did not begin, since the node can't be run as it stands. */
export function refusedResult(target: string, problem: Problem): RunResult {
  return { ...plainResult(target), problems: [problem] }
}
