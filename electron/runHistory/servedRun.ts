import { DifyFailure } from '../../shared/dify/difyFailure'
import { toJsonText } from '../../shared/dify/jsonText'
import { parse } from '../../shared/dify/parse'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { splitStdout } from '../../shared/dify/resultTag'
import type { Target } from '../../shared/dify/targets/target'
import { unwrap } from '../../shared/dify/unwrap'
import type { ConfinementMode } from '../../shared/dify/confinementModes'
import type { CodeNode, Output, VariableType } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { type JsonObject, JsonNumber, type JsonValue } from '../../shared/model/value'
import { servedNode } from '../../shared/runHistory/servedNode'
import { hidden } from '../../shared/runHistory/secretInputs'
import type { SandboxResult } from '../engineTypes'
import { emptyResult, ofFailure, returnedOf, streamsOf, timesOf } from '../run/runResult'
import type { Script } from '../sandbox/server/runScript'
import { secretMembers } from './knownSecrets'
import type { EndedRun } from './runToKeep'

/** A script that a client of the sandbox API asked for, and how it ended. */
export interface ServedRun {
  readonly script: Script
  readonly result: SandboxResult
  readonly target: Target
  readonly mode: ConfinementMode | undefined
  /** When it began, in milliseconds since 1970, and how many it took. */
  readonly at: number
  readonly ms: number
}

const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8')

/** What of a script that no Dify wrapped may hold inputs: Base64 of some length. */
const packed = /[A-Za-z0-9+/]{24,}={0,2}/g

function typeOf(value: JsonValue): VariableType & Output['spec']['type'] {
  if (value instanceof JsonNumber) return 'number'
  if (value instanceof Map) return 'object'
  if (typeof value === 'boolean') return 'boolean'
  if (!Array.isArray(value)) return 'string'
  const [first = ''] = value
  if (first instanceof JsonNumber) return 'array[number]'
  return first instanceof Map ? 'array[object]' : 'array[string]'
}

function objectOf(json: string): JsonObject | null {
  try {
    const value = parsePythonJson(json)
    return value instanceof Map ? value : null
  } catch {
    // Dify's wrapper holds one; this script only looks like it.
    return null
  }
}

/** What was asked for, as a node with its inputs. */
function askedOf({ code, language }: Script): Pick<CodeNode, 'code' | 'code_language'> & {
  readonly inputs: JsonObject
  readonly packedSecrets: string[]
} {
  const found = unwrap(code, decode)
  const inputs = found === null ? null : objectOf(found.inputs)
  if (found !== null && inputs !== null)
    return { code: found.code, code_language: found.language, inputs, packedSecrets: [] }
  const code_language = language === 'nodejs' ? 'javascript' : 'python3'
  // What no Dify wrapped may be what one wrapped, with a line of another's before it: then its inputs are told by their own form.
  const packedSecrets = (code.match(packed) ?? []).flatMap((piece) => secretMembers(decode(piece)))
  return { code: code.replace(packed, hidden), code_language, inputs: new Map(), packedSecrets }
}

/** How Dify goes on with what its sandbox answered, but for the check of outputs: what the node declares stays in Dify. */
function endOf({ result, target }: ServedRun, language: CodeNode['code_language']): Partial<RunResult> {
  const { stdout, error } = result
  const text = splitStdout(stdout).result
  try {
    if (error === '' && text === null) return { status: 'succeeded', outputs: '{}' }
    if (error === '' && language === 'jinja2') return { status: 'succeeded', outputs: JSON.stringify({ output: text }) }
    const value = parse(target, { stdout, error })
    return { status: 'succeeded', outputs: toJsonText(value instanceof Map ? value : new Map()) }
  } catch (failure) {
    if (!(failure instanceof DifyFailure)) throw failure
    return { ...ofFailure(failure), returned: returnedOf(failure, result) }
  }
}

/**
 * A served request as the run history takes it. A script that a Dify wrapped is told apart into its code and inputs, so that secret ones are known by their
 * names; of any other one long Base64, in which inputs could be, is left out.
 */
export function servedRun(served: ServedRun): EndedRun {
  const { script, result, target, mode, at, ms } = served
  const { code, code_language, inputs, packedSecrets } = askedOf(script)
  const end = endOf(served, code_language)
  const outputs = end.outputs == null ? null : objectOf(end.outputs)
  const node: CodeNode = {
    title: '',
    desc: '',
    code_language,
    code,
    variables: [...inputs].map(([variable, value]) => ({ variable, value_type: typeOf(value), value_selector: [] })),
    outputs: [...(outputs ?? [])].map(([name, value]) => ({ name, spec: { type: typeOf(value), children: null } })),
    dependencies: [...script.dependencies],
    target: null,
    samples: {},
  }
  const request: RunRequest = {
    node,
    inputs: Object.fromEntries([...inputs].map(([name, value]) => [name, toJsonText(value)])),
    target: target.id,
    network: script.enableNetwork,
    ...(mode === undefined ? {} : { mode }),
  }
  return {
    node: servedNode,
    request,
    sandbox: null,
    origin: 'served',
    packedSecrets,
    at,
    result: { ...emptyResult(request), ...streamsOf(result), ...end, times: timesOf(result, 0, ms) },
  }
}
