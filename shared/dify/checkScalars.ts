import { type JsonValue, JsonNumber } from '../model/value'
import { DifyFailure, type ErrorType } from './difyFailure'
import { fillWords } from './fillWords'
import { decimalsOf, pythonFloatText } from './pythonFloat'
import { pythonTypeName, pythonTypeText } from './pythonTypes'
import type { Target } from './targets/target'
import { codePointLength } from './text'

/** A refusal of the output check, with the path of what was refused. */
export function refuse(
  type: ErrorType,
  sentence: string,
  path: string,
  values: Readonly<Record<string, string | number>> = {},
): DifyFailure {
  const about = Object.fromEntries(Object.entries({ ...values, path }).map(([key, value]) => [key, String(value)]))
  return new DifyFailure('check', type, fillWords(sentence, { ...values, path }), about)
}

/** The path by which Dify names a member: `root.child`. */
export function memberPath(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`
}

/** A declared String: Python's `str` within the length limit; NULs are removed after the length was taken. */
export function checkString(target: Target, value: JsonValue, path: string): JsonValue {
  const { words } = target.outputs
  if (value === null) return null
  if (typeof value !== 'string') {
    throw refuse('OutputValidationError', words.notString, path, { type: pythonTypeName(value) })
  }
  const max = target.limits.maxStringLength
  if (value.length > max && codePointLength(value) > max) {
    throw refuse('OutputValidationError', words.stringTooLong, path, { max })
  }
  return value.replaceAll('\0', '')
}

/** Compares a number with a limit exactly, as Python does: an integer as an integer, a double by its exact value, decimals included. */
function isBeyond(number: JsonNumber, max: string, min: string): boolean {
  const value = number.toNumber()
  // Of such a number a double is exact, and so is what it is compared with, or that is far beyond.
  if (Number.isSafeInteger(Math.trunc(value))) return value > Number(max) || value < Number(min)
  return isLargeBeyond(number, BigInt(max), BigInt(min))
}

function isLargeBeyond(number: JsonNumber, max: bigint, min: bigint): boolean {
  if (number.isInteger) {
    const value = BigInt(number.text)
    return value > max || value < min
  }
  const value = number.toNumber()
  if (Number.isNaN(value)) return false
  if (!Number.isFinite(value)) return true
  const whole = BigInt(Math.trunc(value))
  return whole > max || whole < min
}

/** `True` in a Number output becomes 1 since Dify 1.8; before, it stayed a boolean. Other values pass unchanged. */
export function booleanAsNumber(target: Target, value: JsonValue): JsonValue {
  if (typeof value !== 'boolean' || !target.outputs.turnsBooleansIntoNumbers) return value
  return new JsonNumber(value ? '1' : '0')
}

/** A declared Boolean: anything passes, but on the one Dify that looked (1.8). */
export function checkBoolean(target: Target, value: JsonValue, path: string): JsonValue {
  if (value === null || typeof value === 'boolean' || target.outputs.booleans === 'anything') return value
  throw refuse('OutputValidationError', target.outputs.words.notBoolean, path)
}

/** What a Dify ends with that takes the length of a value before it knows that it is text, then replaces in it. */
export function lengthCrash(target: Target, value: JsonValue, path: string): DifyFailure {
  const type = pythonTypeName(value)
  const length = Array.isArray(value) ? value.length : value instanceof Map ? value.size : null
  if (length === null)
    return new DifyFailure('check', 'WorkflowNodeError', `object of type '${type}' has no len()`, { path })
  const max = target.limits.maxStringLength
  if (length > max) return refuse('OutputValidationError', target.outputs.words.stringTooLong, path, { max })
  return new DifyFailure('check', 'WorkflowNodeError', `'${type}' object has no attribute 'replace'`, { path })
}

/** Decimals of a float as this Dify counts them; throws what an older one crashes with. */
function decimals(target: Target, value: number, path: string): number {
  const { decimals: rule } = target.outputs
  if (rule === 'normalized-finite' && Number.isNaN(value)) {
    const message = "'<' not supported between instances of 'str' and 'int'"
    throw new DifyFailure('check', 'WorkflowNodeError', message, { path })
  }
  if (rule !== 'after-point') return decimalsOf(value)
  const afterPoint = pythonFloatText(value).split('.')[1]
  if (afterPoint === undefined) throw new DifyFailure('check', 'WorkflowNodeError', 'list index out of range', { path })
  return afterPoint.length
}

function checkRange({ limits, outputs }: Target, value: JsonNumber, path: string): void {
  const { maxNumber: max, minNumber: min } = limits
  if (isBeyond(value, max, min)) throw refuse('OutputValidationError', outputs.words.outOfRange, path, { min, max })
}

const [zero, one] = [new JsonNumber('0'), new JsonNumber('1')]

/**
 * A declared Number: Python's `int`, `float` or `bool` in range and precision. A boolean is an `int` to Python, so that its range is
 * looked at, as 1 or 0, before it becomes one.
 */
export function checkNumber(target: Target, value: JsonValue, path: string): JsonValue {
  const { limits, outputs } = target
  if (value === null) return null
  if (typeof value === 'boolean') {
    checkRange(target, value ? one : zero, path)
    return booleanAsNumber(target, value)
  }
  if (!(value instanceof JsonNumber)) {
    throw refuse('OutputValidationError', outputs.words.notNumber, path, { repr: pythonTypeText(value) })
  }
  checkRange(target, value, path)
  if (!value.isInteger && decimals(target, value.toNumber(), path) > limits.maxPrecision) {
    throw refuse('OutputValidationError', outputs.words.tooPrecise, path, { max: limits.maxPrecision })
  }
  return value
}
