import { CheckFault, holdsCheck } from '../../shared/cases/holdsCheck'
import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import type { CaseReason, CaseStatus, Check, Difference, NodeCase } from '../../shared/model/nodeCase'
import type { RunResult } from '../../shared/model/run'
import type { JsonObject } from '../../shared/model/value'

/** How a case ended, and why where it did not pass. */
export interface Verdict {
  readonly status: CaseStatus
  readonly reason: CaseReason | null
  readonly differences: readonly Difference[]
}

/** The outputs that the workflow goes on with: those of the node, or after a failure the default values. */
function outputsOf({ outputs, after }: RunResult): JsonObject | null {
  const text = outputs ?? (after?.branch === 'source' ? after.outputs : null)
  if (text === null) return null
  const value = parsePythonJson(text)
  return value instanceof Map ? value : null
}

/** A check that an output does not pass; null where it does. */
function differenceOf(check: Check, outputs: JsonObject): Difference | null {
  const output = outputs.get(check.output)
  if (output === undefined) return { ...check, actual: null, fault: null }
  try {
    const { at, holds } = holdsCheck(output, check)
    return holds ? null : { ...check, actual: at === undefined ? null : toJsonText(at), fault: null }
  } catch (error) {
    if (!(error instanceof CheckFault)) throw error
    return { ...check, actual: toJsonText(output), fault: error.message }
  }
}

/** Holds the end of a run against its case. */
export function judge({ checks, error }: NodeCase, result: RunResult): Verdict {
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
  if (error !== null) {
    if (result.error === null) return told('failed', 'no-error')
    return result.error.includes(error) ? told('passed') : told('failed', 'other-error')
  }
  const outputs = outputsOf(result)
  if (outputs === null) return told('failed', 'error')
  const differences = checks.flatMap((check) => differenceOf(check, outputs) ?? [])
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
