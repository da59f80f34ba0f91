import type { DefaultValue, ErrorStrategy } from '../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { pythonFloatText } from './pythonFloat'
import { parsePythonFloat } from './pythonFloatInput'
import { parsePythonJson } from './pythonJson'
import { pythonText } from './pythonRepr'

/** The outputs that a node with an error strategy has beside its own; both are String. */
export const errorOutputs = ['error_message', 'error_type'] as const

/** Types of a default value that Dify takes (`DefaultValueType`): Boolean and Array[Boolean] are not among them. */
export const defaultValueTypes = [
  'string',
  'number',
  'object',
  'array[number]',
  'array[string]',
  'array[object]',
  'array[file]',
] as const

/** Why Dify can't start a workflow with a default value, in its own words. */
export class DefaultValueError extends Error {
  constructor(
    readonly key: string,
    message: string,
  ) {
    super(message)
    this.name = 'DefaultValueError'
  }
}

const isNumber = (value: JsonValue): boolean => value instanceof JsonNumber || typeof value === 'boolean'
const isText = (value: JsonValue): boolean => typeof value === 'string'
const isDict = (value: JsonValue): boolean => value instanceof Map

const elementTests: Readonly<Record<string, { readonly test: (value: JsonValue) => boolean; readonly word: string }>> =
  {
    'array[number]': { test: isNumber, word: 'int | float' },
    'array[string]': { test: isText, word: 'str' },
    'array[object]': { test: isDict, word: 'dict' },
  }

/** A text in the place of another type is read as its editor wrote it: a number by `float`, all else as JSON. */
function converted(key: string, type: string, text: string): JsonValue {
  if (type === 'number') {
    const number = parsePythonFloat(text)
    if (number === null) throw new DefaultValueError(key, `Cannot convert to number: ${text}`)
    return new JsonNumber(pythonFloatText(number))
  }
  try {
    return parsePythonJson(text)
  } catch {
    throw new DefaultValueError(key, `Invalid JSON format for value: ${text}`)
  }
}

/**
 * A default value as Dify reads it when the workflow starts (`DefaultValue`, base node entities). Throws a DefaultValueError with Dify's sentence:
 * the workflow then does not start at all. A list of files passes as it is.
 */
export function readDefaultValue({ key, type, value: text }: DefaultValue): JsonValue {
  const value = parsePythonJson(text)
  if (type === 'array[file]') return value
  if (!(defaultValueTypes as readonly string[]).includes(type)) {
    const known = defaultValueTypes.map((name) => `'${name}'`)
    const choices = `${known.slice(0, -1).join(', ')} or ${known.at(-1) ?? ''}`
    throw new DefaultValueError(key, `Input should be ${choices}`)
  }
  const read = typeof value === 'string' && type !== 'string' ? converted(key, type, value) : value
  const shown = pythonText(read)
  if (type === 'string' && !isText(read)) throw new DefaultValueError(key, `Value must be str type for ${shown}`)
  if (type === 'number' && !isNumber(read)) {
    // Dify asks a union of types for its name, which it has not.
    throw new DefaultValueError(key, "'types.UnionType' object has no attribute '__name__'")
  }
  if (type === 'object' && !isDict(read)) throw new DefaultValueError(key, `Value must be dict type for ${shown}`)
  const elements = elementTests[type]
  if (elements === undefined) return read
  if (!Array.isArray(read)) throw new DefaultValueError(key, `Value must be list type for ${shown}`)
  if (read.every(elements.test)) return read
  if (elements.word.includes('|')) {
    throw new DefaultValueError(key, "'types.UnionType' object has no attribute '__name__'")
  }
  throw new DefaultValueError(key, `All elements must be ${elements.word} for ${shown}`)
}

/** The failure of a node's last attempt. */
export interface LastFailure {
  readonly error: string
  readonly errorType: string
}

/** How a workflow goes on after a node has failed for good. */
export interface AfterFailure {
  /** `failed` ends the workflow; `exception` lets it go on. */
  readonly status: 'failed' | 'exception'
  /** The handle by which it goes on; null where it ends. */
  readonly branch: 'fail-branch' | 'source' | null
  readonly outputs: JsonObject | null
}

/** What a node gives after its last failure under its error strategy (`error_handler.py`). Throws a DefaultValueError. */
export function afterFailure(
  strategy: ErrorStrategy | null,
  defaults: readonly DefaultValue[],
  { error, errorType }: LastFailure,
): AfterFailure {
  if (strategy === null) return { status: 'failed', branch: null, outputs: null }
  const told: JsonObject = new Map([
    ['error_message', error],
    ['error_type', errorType],
  ])
  if (strategy === 'fail-branch') return { status: 'exception', branch: 'fail-branch', outputs: told }
  const outputs: JsonObject = new Map(defaults.map((value) => [value.key, readDefaultValue(value)] as const))
  // The engine lets its own two win over defaults of their names.
  for (const [name, value] of told) {
    outputs.delete(name)
    outputs.set(name, value)
  }
  return { status: 'exception', branch: 'source', outputs }
}

/** A default value as Dify's panel first writes it for an output of a type. */
export function firstDefaultValue(key: string, type: string): DefaultValue {
  const initial: Readonly<Record<string, string>> = { number: '0', object: '"{}"' }
  const value = initial[type] ?? (type.startsWith('array[') && type !== 'array[boolean]' ? '"[]"' : '""')
  return { key, type, value }
}
