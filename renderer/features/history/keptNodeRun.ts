import type { WholeRun } from '../../../shared/model/runHistory'
import type { NodeRun } from '../../app/stores/storeTypes'
import { TextLog } from '../run/textLog'

const made = new WeakMap<WholeRun, NodeRun>()

/** A kept run as the run panel's views take it; the same one for the same run. */
export function keptNodeRun(whole: WholeRun): NodeRun {
  const known = made.get(whole)
  if (known !== undefined) return known
  const { key, at, result, target, mode, ranNode } = whole
  const run: NodeRun = {
    runId: `kept-${key}`,
    phase: 'finished',
    startedAt: at,
    prints: TextLog.of(result.prints),
    stderr: TextLog.of(result.stderr),
    result,
    attempts: result.attempts,
    nextAt: null,
    target,
    mode,
    node: ranNode,
  }
  made.set(whole, run)
  return run
}
