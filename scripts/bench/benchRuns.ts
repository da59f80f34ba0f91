import { endedRun } from '../../electron/runHistory/testing/endedRun'
import type { EndedRun } from '../../electron/runHistory/runToKeep'

const words =
  'alpha beta gamma delta parse json result error value number string list input output count name date'.split(' ')

/** A run of one of fifty versions of twenty nodes, with prints of some hundred words, as the bench of the history keeps 100,000 of them. */
export function benchRun(at: number): EndedRun {
  const isFailed = at % 5 === 0
  return endedRun({
    id: `folder/node_${at % 20}`,
    at: 1_700_000_000_000 + at * 1000,
    node: {
      title: `Node ${at % 20}`,
      code: `def main(text: str):\n${'    text = text.strip()\n'.repeat(20)}    return {"count": ${at % 50}}\n`,
    },
    inputs: { text: `"input of run number${at}"` },
    result: {
      status: isFailed ? 'failed' : 'succeeded',
      outputs: isFailed ? null : `{"count":${at % 50}}`,
      error: isFailed ? `ValueError: run ${at}` : null,
      errorType: isFailed ? 'CodeExecutionError' : null,
      prints: Array.from({ length: 60 }, (_, n) => words[(at * 7 + n * n) % words.length]).join(' '),
    },
  })
}
