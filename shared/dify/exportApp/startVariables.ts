import type { CodeNode, Variable, VariableType } from '../../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import { toJsonText } from '../jsonText'
import { parsePythonJson } from '../pythonJson'
import { jsonObject } from '../clipboard/nodeData'
import type { StartType, Target } from '../targets/target'
import { codePointLength } from '../text'

/** Characters that a `text-input` takes at most (code-node facts 4.2). */
const longestLine = 256

/** How an input begins: as a start variable of its own type, or (`json`) as text that is read as JSON on the way to the node. */
export interface StartInput {
  readonly name: string
  readonly type: VariableType
  readonly start: StartType
  readonly json: boolean
  readonly variable: JsonObject
}

/** The sample of an input; undefined where there is none, or none that is JSON. */
function sampleOf({ samples }: CodeNode, { variable, value_type: type }: Variable): JsonValue | undefined {
  const text = Object.hasOwn(samples, variable) ? samples[variable] : undefined
  // What is secret stays on this machine.
  if (text === undefined || type === 'secret') return undefined
  try {
    return parsePythonJson(text)
  } catch {
    // Half typed: it is no value yet.
    return undefined
  }
}

/** What a start variable of a target holds a type in; null where none does. */
function startTypeOf(type: VariableType, sample: JsonValue | undefined, { startTypes }: Target): StartType | null {
  const wanted: Readonly<Partial<Record<VariableType, StartType>>> = {
    number: 'number',
    boolean: 'checkbox',
    file: 'file',
    'array[file]': 'file-list',
    object: 'json_object',
    secret: 'text-input',
  }
  if (type === 'string') {
    const isLong = typeof sample === 'string' && (sample.includes('\n') || codePointLength(sample) > longestLine)
    return isLong ? 'paragraph' : 'text-input'
  }
  const start = wanted[type]
  return start !== undefined && startTypes.includes(start) ? start : null
}

/** The value that a start variable begins with; undefined where it can hold none, or not this one. */
function defaultOf(start: StartType, sample: JsonValue | undefined): JsonValue | undefined {
  if (start === 'text-input' || start === 'paragraph') return typeof sample === 'string' ? sample : undefined
  if (start === 'number') return sample instanceof JsonNumber && /^-?\d/.test(sample.text) ? sample : undefined
  if (start === 'checkbox') return typeof sample === 'boolean' ? sample : undefined
  return undefined
}

const files: readonly (readonly [string, JsonValue])[] = [
  ['allowed_file_extensions', []],
  ['allowed_file_types', ['image', 'document', 'audio', 'video']],
  ['allowed_file_upload_methods', ['local_file', 'remote_url']],
]

function lengthOf(start: StartType): (readonly [string, JsonValue])[] {
  if (start === 'text-input') return [['max_length', new JsonNumber(String(longestLine))]]
  if (start === 'paragraph') return [['max_length', null]]
  return start === 'file-list' ? [['max_length', new JsonNumber('5')]] : []
}

function startInput(node: CodeNode, variable: Variable, target: Target): StartInput {
  const { variable: name, value_type: type } = variable
  const sample = sampleOf(node, variable)
  const own = startTypeOf(type, sample, target)
  const start = own ?? 'paragraph'
  const given = own === null && sample !== undefined && sample !== null ? toJsonText(sample) : defaultOf(start, sample)
  const entries: (readonly [string, JsonValue])[] = [
    ['label', name],
    ['variable', name],
    ['type', start],
    // An input without a value is one that may be left out; a checkbox always has one.
    ['required', start !== 'checkbox' && sample !== undefined && sample !== null],
    ['options', []],
    ...lengthOf(start),
    ...(start === 'file' || start === 'file-list' ? files : []),
    ...(given === undefined ? [] : [['default', given] as const]),
  ]
  return { name, type, start, json: own === null, variable: jsonObject(entries) }
}

/**
 * The inputs of a node as variables of the start node, types by code-node facts 4.2, samples as defaults where Dify can hold them: not of files and
 * objects, and never of secrets. Of two inputs of one name the last counts, as in Dify.
 */
export function startInputs(node: CodeNode, target: Target): StartInput[] {
  const byName = new Map(node.variables.map((variable) => [variable.variable, variable]))
  byName.delete('')
  return [...byName.values()].map((variable) => startInput(node, variable, target))
}
