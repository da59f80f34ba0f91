import { parsePythonJson, PythonJsonError } from '../../../shared/dify/pythonJson'
import type { VariableType } from '../../../shared/model/node'
import { JsonNumber, type JsonValue } from '../../../shared/model/value'

/** The control that a value of a type is written in. */
export type SampleControl = 'text' | 'secret' | 'number' | 'boolean' | 'json'

export function controlOf(type: VariableType): SampleControl {
  switch (type) {
    case 'string':
      return 'text'
    case 'secret':
    case 'number':
    case 'boolean':
      return type
    default:
      return 'json'
  }
}

/** Why a written value is not taken. `reason` is Python's own words for a fault in JSON. */
export type SampleFault =
  | { readonly kind: 'number' }
  | { readonly kind: 'syntax'; readonly reason: string }
  | { readonly kind: 'type' }

/** What a control's text means: JSON text of the value, null for no value, or what is wrong with it. */
export type SampleReading = { readonly sample: string | null } | { readonly fault: SampleFault }

/** A number as JSON and Python write it; the digits are kept as they stand. */
const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

function isElement(value: JsonValue, type: VariableType): boolean {
  return value === null || fitsType(value, type)
}

/** Whether a value is of a variable's type. Null is of every type: it is what Dify gives for a variable without value. */
export function fitsType(value: JsonValue, type: VariableType): boolean {
  if (value === null) return true
  switch (type) {
    case 'string':
    case 'secret':
      return typeof value === 'string'
    case 'number':
      return value instanceof JsonNumber
    case 'boolean':
      return typeof value === 'boolean'
    case 'object':
    case 'file':
      return value instanceof Map
    case 'array[string]':
      return Array.isArray(value) && value.every((item) => isElement(item, 'string'))
    case 'array[number]':
      return Array.isArray(value) && value.every((item) => isElement(item, 'number'))
    case 'array[boolean]':
      return Array.isArray(value) && value.every((item) => isElement(item, 'boolean'))
    default:
      return Array.isArray(value) && value.every((item) => isElement(item, 'object'))
  }
}

function readJson(text: string): { readonly value: JsonValue } | { readonly reason: string } {
  try {
    return { value: parsePythonJson(text) }
  } catch (error) {
    // What the author has half typed is no failure of ours: it is told below the field.
    if (error instanceof PythonJsonError || error instanceof RangeError) return { reason: error.message }
    throw error
  }
}

/** Reads what stands in a control of a type. An empty control other than a text's means no value. */
export function readDraft(draft: string, type: VariableType): SampleReading {
  const control = controlOf(type)
  if (control === 'text' || control === 'secret') return { sample: JSON.stringify(draft) }
  const text = draft.trim()
  if (text === '') return { sample: null }
  if (control === 'number') return numberText.test(text) ? { sample: text } : { fault: { kind: 'number' } }
  const read = readJson(text)
  if ('reason' in read) return { fault: { kind: 'syntax', reason: read.reason } }
  if (read.value === null) return { sample: null }
  return fitsType(read.value, type) ? { sample: text } : { fault: { kind: 'type' } }
}

/** What a control shows of a sample. A sample that is not of the type, since the type was changed, is shown as JSON. */
export function draftOf(sample: string | undefined, type: VariableType): string {
  if (sample === undefined || sample === 'null') return ''
  const control = controlOf(type)
  if (control !== 'text' && control !== 'secret') return sample
  const read = readJson(sample)
  return 'value' in read && typeof read.value === 'string' ? read.value : sample
}

/** The fault of a stored sample, if it has one: its variable may have been given another type. */
export function faultOf(sample: string | undefined, type: VariableType): SampleFault | null {
  if (sample === undefined) return null
  const read = readJson(sample)
  if ('reason' in read) return { kind: 'syntax', reason: read.reason }
  return fitsType(read.value, type) ? null : { kind: type === 'number' ? 'number' : 'type' }
}

/** The sample after its variable changed type: kept where it still means the same, written anew where it can be, else dropped. */
export function convertSample(sample: string | undefined, from: VariableType, to: VariableType): string | undefined {
  return sample === undefined ? undefined : sampleOf(draftOf(sample, from), to)
}

/** The sample that a control's text means; undefined where it means no value, or can't be read. */
export function sampleOf(draft: string, type: VariableType): string | undefined {
  const reading = readDraft(draft, type)
  return 'sample' in reading && reading.sample !== null ? reading.sample : undefined
}
