import type { Output } from '../model/node'
import type { JsonObject, JsonValue } from '../model/value'
import { refuse } from './checkScalars'
import { DifyFailure } from './difyFailure'
import { pythonTypeName } from './pythonTypes'
import type { Target } from './targets/target'

const crash = (message: string): DifyFailure => new DifyFailure('check', 'WorkflowNodeError', message, {})

/** What Python says of `value[name]`, or of `value.get(name)` for an Object, where the value has the name by chance. */
function memberCrash(value: JsonValue, output: Output): DifyFailure {
  const type = pythonTypeName(value)
  if (output.spec.type === 'object') return crash(`'${type}' object has no attribute 'get'`)
  return crash(
    type === 'str' ? 'string indices must be integers' : `${type} indices must be integers or slices, not str`,
  )
}

/**
 * What Dify 0.11 makes of a result that is no dict, which its parser lets through: its check looks for the first output's name in the value
 * and ends with Python's own words, or with its own where the value is a list or a text.
 */
export function checkNonDict(target: Target, value: JsonValue, outputs: readonly Output[]): JsonObject {
  const { words } = target.outputs
  const type = pythonTypeName(value)
  const [first] = outputs
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : null
  if (first === undefined) {
    if (length === null) throw crash(`object of type '${type}' has no len()`)
    if (length > 0) throw refuse('CodeNodeError', words.extra, '')
    return new Map()
  }
  if (length === null) throw crash(`argument of type '${type}' is not iterable`)
  const has =
    typeof value === 'string' ? value.includes(first.name) : Array.isArray(value) && value.includes(first.name)
  if (!has) throw refuse('OutputValidationError', words.missing, first.name)
  throw memberCrash(value, first)
}
