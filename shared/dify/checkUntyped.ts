import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { checkNumber, checkString, memberPath, refuse } from './checkScalars'
import { DifyFailure } from './difyFailure'
import type { Target } from './targets/target'

type Recurse = (members: JsonObject, path: string, depth: number) => void

const isNumber = (value: JsonValue): boolean => value instanceof JsonNumber || typeof value === 'boolean'
const isText = (value: JsonValue): boolean => typeof value === 'string'
const isObject = (value: JsonValue): boolean => value instanceof Map
const isList = (value: JsonValue): boolean => Array.isArray(value)

/**
 * Checks the members of an Object without declared children: each value by its own kind. The object itself is passed on
 * unchanged, so NULs stay. `prefix` is the path of the object, `recurse` checks a nested object.
 */
export function checkUntyped(
  target: Target,
  members: JsonObject,
  prefix: string,
  depth: number,
  recurse: Recurse,
): void {
  for (const [name, value] of members) {
    checkAny(target, value, memberPath(prefix, name), depth, recurse)
  }
}

function checkAny(target: Target, value: JsonValue, path: string, depth: number, recurse: Recurse): void {
  if (value === null) return
  // A Dify without a Boolean type takes one for the `int` that it is to Python; in a list all of them do.
  if (typeof value === 'boolean' && target.outputs.turnsBooleansIntoNumbers) return
  if (value instanceof Map) recurse(value, path, depth + 1)
  else if (value instanceof JsonNumber || typeof value === 'boolean') checkNumber(target, value, path)
  else if (typeof value === 'string') checkString(target, value, path)
  else checkList(target, value, path, depth, recurse)
}

/** A list is judged by its first element; where that is null or missing, nothing is checked. */
function checkList(target: Target, items: JsonValue[], path: string, depth: number, recurse: Recurse): void {
  const first = items[0]
  if (first === undefined || first === null) return
  const all = (test: (value: JsonValue) => boolean): boolean =>
    test(first) && items.every((item) => item === null || test(item))
  if (all(isNumber)) items.forEach((item, i) => checkNumber(target, item, `${path}[${i}]`))
  else if (all(isText)) items.forEach((item, i) => checkString(target, item, `${path}[${i}]`))
  else if (all(isObject)) {
    items.forEach((item, i) => {
      if (item instanceof Map) recurse(item, `${path}[${i}]`, depth + 1)
    })
  } else if (all(isList) && target.outputs.nestedArrays === 'crash') {
    // Dify recurses with the list itself and crashes on it, unless the depth limit comes first.
    if (depth + 1 > target.limits.maxDepth) {
      throw refuse('DepthLimitError', target.outputs.words.depth, path, { max: target.limits.maxDepth })
    }
    throw new DifyFailure('check', 'WorkflowNodeError', "'list' object has no attribute 'items'", { path })
  } else throw refuse('OutputValidationError', target.outputs.words.untypedMixed, path)
}
