import type { Output, OutputSpec } from '../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import {
  booleanAsNumber,
  checkBoolean,
  checkNumber,
  checkString,
  lengthCrash,
  memberPath,
  refuse,
} from './checkScalars'
import { checkNonDict } from './checkNonDict'
import { checkUntyped } from './checkUntyped'
import { pythonTypeName, pythonTypeText } from './pythonTypes'
import type { Target } from './targets/target'

/** The prefix of an Object's members: older Difys always put a dot, so that the path begins with one. */
function objectPrefix(target: Target, prefix: string, name: string): string {
  return target.outputs.leadingDot ? `${prefix}.${name}` : memberPath(prefix, name)
}

function checkObject(
  target: Target,
  result: JsonObject,
  schema: readonly Output[] | null,
  prefix: string,
  depth: number,
): JsonObject {
  const { words } = target.outputs
  if (depth > target.limits.maxDepth) throw refuse('DepthLimitError', words.depth, '', { max: target.limits.maxDepth })
  if (schema === null) {
    checkUntyped(target, result, prefix, depth, (members, path, level) => {
      checkObject(target, members, null, path, level)
    })
    return result
  }
  const outputs: JsonObject = new Map()
  for (const { name, spec } of schema) {
    const path = memberPath(prefix, name)
    const value = result.get(name)
    if (value === undefined) throw refuse('OutputValidationError', words.missing, path)
    outputs.set(name, checkValue(target, value, spec, path, objectPrefix(target, prefix, name), depth))
  }
  if (schema.length !== result.size) throw refuse('CodeNodeError', words.extra, '')
  return outputs
}

function checkValue(
  target: Target,
  value: JsonValue,
  spec: OutputSpec,
  path: string,
  prefix: string,
  depth: number,
): JsonValue {
  if (!target.outputTypes.includes(spec.type)) {
    throw refuse('OutputValidationError', target.outputs.words.unsupportedType, path, { type: spec.type })
  }
  if (value === null) return null
  switch (spec.type) {
    case 'string':
      return checkString(target, value, path)
    case 'number':
      return checkNumber(target, value, path)
    case 'boolean':
      return checkBoolean(target, value, path)
    case 'object':
      if (!(value instanceof Map)) throw refuseType(target, 'notObject', path, value)
      return checkObject(target, value, spec.children, prefix, depth + 1)
    default:
      return checkArray(target, listOf(target, value, path), spec, path, depth)
  }
}

function refuseType(target: Target, word: 'notObject' | 'notArray', path: string, value: JsonValue): Error {
  return refuse('OutputValidationError', target.outputs.words[word], path, { repr: pythonTypeText(value) })
}

function listOf(target: Target, value: JsonValue, path: string): JsonValue[] {
  if (!Array.isArray(value)) throw refuseType(target, 'notArray', path, value)
  return value
}

function checkLength(target: Target, items: readonly JsonValue[], max: number, path: string): void {
  if (items.length > max) throw refuse('OutputValidationError', target.outputs.words.arrayTooLong, path, { max })
}

function checkArray(target: Target, items: JsonValue[], spec: OutputSpec, path: string, depth: number): JsonValue[] {
  const { limits } = target
  switch (spec.type) {
    case 'array[number]':
      checkLength(target, items, limits.maxNumberArrayLength, path)
      return items.map((item, index) => checkNumberElement(target, item, path, index))
    case 'array[string]':
      checkLength(target, items, limits.maxStringArrayLength, path)
      return items.map((item, index) => checkStringElement(target, item, path, index))
    case 'array[boolean]':
      return items.map((item, index) => checkBooleanElement(target, item, path, index))
    case 'array[object]':
      checkLength(target, items, limits.maxObjectArrayLength, path)
      return checkObjects(target, items, spec, path, depth)
    default:
      throw refuse('OutputValidationError', target.outputs.words.unsupportedType, path, { type: spec.type })
  }
}

function checkNumberElement(target: Target, item: JsonValue, path: string, i: number): JsonValue {
  const { words, numberElements } = target.outputs
  if (numberElements === 'as-numbers') return checkNumber(target, item, `${path}[${i}]`)
  if (!(item instanceof JsonNumber) && typeof item !== 'boolean') {
    throw refuse('OutputValidationError', words.numberElement, path, { i })
  }
  return numberElements === 'typed' ? booleanAsNumber(target, item) : checkNumber(target, item, `${path}[${i}]`)
}

function checkStringElement(target: Target, item: JsonValue, path: string, i: number): JsonValue {
  const { words, stringElements } = target.outputs
  if (item === null) return null
  if (typeof item !== 'string' && stringElements === 'typed') {
    throw refuse('OutputValidationError', words.stringElement, path, { i, type: pythonTypeName(item) })
  }
  if (typeof item !== 'string' && stringElements === 'by-length') throw lengthCrash(target, item, `${path}[${i}]`)
  return checkString(target, item, `${path}[${i}]`)
}

function checkBooleanElement(target: Target, item: JsonValue, path: string, i: number): JsonValue {
  if (item === null || typeof item === 'boolean') return item
  if (target.outputs.booleans === 'checked') return checkBoolean(target, item, `${path}[${i}]`)
  throw refuse('OutputValidationError', target.outputs.words.booleanElement, path, { i, repr: pythonTypeText(item) })
}

/** All elements are looked at before the members of the first one, as in Dify. */
function checkObjects(target: Target, items: JsonValue[], spec: OutputSpec, path: string, depth: number): JsonValue[] {
  for (const [i, item] of items.entries()) {
    if (item === null || item instanceof Map) continue
    throw refuse('OutputValidationError', target.outputs.words.objectElement, path, { i, repr: pythonTypeText(item) })
  }
  return items.map((item, i) =>
    item instanceof Map ? checkObject(target, item, spec.children, `${path}[${i}]`, depth + 1) : item,
  )
}

/**
 * Checks a result against the declared outputs as that Dify does (`_transform_result`), and returns the outputs in their declared
 * order: NULs stripped from declared text, a boolean in a Number turned into 1 or 0, numbers with the text they came with.
 * Throws a DifyFailure with Dify's own sentence and class.
 */
export function check(target: Target, result: JsonValue, outputs: readonly Output[]): JsonObject {
  if (!(result instanceof Map)) return checkNonDict(target, result, outputs)
  return checkObject(target, result, outputs, '', 1)
}
