import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { isSameJson } from '../../shared/dify/sameJson'
import type { Difference, NodeCase } from '../../shared/model/nodeCase'
import type { RunResult } from '../../shared/model/run'
import type { JsonObject } from '../../shared/model/value'

/**
 * How a case ended: `passed`; `failed`, the node did something else than its case says; `broken`, it could not be run at all, which says nothing about
 * the node; `cancelled`.
 */
export interface Verdict {
  readonly status: 'passed' | 'failed' | 'broken' | 'cancelled'
  /** Why it failed: the outputs that differ, a failure that was not expected, another failure, or none where one was. */
  readonly reason: 'outputs' | 'error' | 'other-error' | 'no-error' | null
  readonly differences: readonly Difference[]
}

/** The outputs that the workflow goes on with: those of the node, or after a failure the default values. */
function outputsOf({ outputs, after }: RunResult): JsonObject | null {
  const text = outputs ?? (after?.branch === 'source' ? after.outputs : null)
  if (text === null) return null
  const value = parsePythonJson(text)
  return value instanceof Map ? value : null
}

function differencesOf(expected: Readonly<Record<string, string>>, outputs: JsonObject): Difference[] {
  return Object.entries(expected).flatMap(([output, text]) => {
    const wanted = parsePythonJson(text)
    const actual = outputs.get(output)
    if (actual !== undefined && isSameJson(wanted, actual)) return []
    return [{ output, expected: toJsonText(wanted), actual: actual === undefined ? null : toJsonText(actual) }]
  })
}

/** Holds the end of a run against its case. */
export function judge({ expected }: NodeCase, result: RunResult): Verdict {
  const told = (
    status: Verdict['status'],
    reason: Verdict['reason'] = null,
    differences: Difference[] = [],
  ): Verdict => {
    return { status, reason, differences }
  }
  if (result.status === 'cancelled') return told('cancelled')
  // Without words of Dify's it is this machine, or the server, that could not do it.
  const isOfNode = result.status === 'succeeded' || (result.error !== null && !isOfServer(result))
  if (!isOfNode) return told('broken')
  if (expected.kind === 'error') {
    if (result.error === null) return told('failed', 'no-error')
    return result.error.includes(expected.text) ? told('passed') : told('failed', 'other-error')
  }
  const outputs = outputsOf(result)
  if (outputs === null) return told('failed', 'error')
  const differences = differencesOf(expected.outputs, outputs)
  return differences.length === 0 ? told('passed') : told('failed', 'outputs', differences)
}

/** A server's own failures, of which the node is not to blame. */
const ofServer: readonly string[] = [
  'remote-busy',
  'remote-key',
  'remote-status',
  'remote-redirect',
  'remote-dns',
  'remote-refused',
  'remote-connect-timeout',
  'remote-read-timeout',
  'remote-dropped',
  'remote-certificate',
  'remote-not-sandbox',
  'remote-code',
  'remote-no-network',
]

function isOfServer({ problems }: RunResult): boolean {
  return ofServer.includes(problems[0]?.code ?? '')
}
