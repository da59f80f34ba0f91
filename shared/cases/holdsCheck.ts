import { RE2JS } from 're2js'
import { parsePythonJson } from '../dify/pythonJson'
import { isSameJson } from '../dify/sameJson'
import { codePointLength } from '../dify/text'
import type { Check } from '../model/nodeCase'
import { JsonNumber, type JsonValue, kindOf } from '../model/value'
import { valueAt } from './jsonPath'

/** The share of the expected number by which one that is `close` may differ, unless its case says how far. */
export const usualTolerance = 1e-6

/** Why a check can't be made: what of it can't be read. */
export class CheckFault extends Error {}

function json(text: string): JsonValue {
  try {
    return parsePythonJson(text)
  } catch (error) {
    throw new CheckFault(error instanceof Error ? error.message : String(error))
  }
}

function contains(actual: JsonValue, wanted: JsonValue): boolean {
  if (typeof actual === 'string') return typeof wanted === 'string' && actual.includes(wanted)
  if (Array.isArray(actual)) {
    const has = (one: JsonValue): boolean => actual.some((item) => isSameJson(item, one))
    return has(wanted) || (Array.isArray(wanted) && wanted.every(has))
  }
  if (!(actual instanceof Map) || !(wanted instanceof Map)) return false
  return [...wanted].every(([name, member]) => {
    const there = actual.get(name)
    if (there === undefined) return false
    return isSameJson(member, there) || (member instanceof Map && contains(there, member))
  })
}

/** Expressions by their text: ten thousand rows ask for the same few. */
const compiled = new Map<string, RE2JS>()
const mostCompiled = 100

/** What other engines look around with, which RE2 refuses in words about something else. */
const notInRe2 = /(?:^|[^\\])(\(\?(?:<?[=!]|>))/

/** An expression of RE2, whose time grows with the text alone: no expression of a file can hold up the program. */
function expressionOf(pattern: string): RE2JS {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  let made: RE2JS
  try {
    made = RE2JS.compile(pattern)
  } catch (error) {
    const lacking = notInRe2.exec(pattern)?.[1]
    const reason = error instanceof Error ? error.message : String(error)
    throw new CheckFault(lacking === undefined ? reason : `RE2 has no \`${lacking}…)\``)
  }
  if (compiled.size >= mostCompiled) compiled.clear()
  compiled.set(pattern, made)
  return made
}

function isOfType(actual: JsonValue, word: string): boolean {
  const inner = /^array\[(\w+)\]$/.exec(word)?.[1]
  if (inner !== undefined) return Array.isArray(actual) && actual.every((item) => kindOf(item) === inner)
  return kindOf(actual) === word
}

function isClose(actual: JsonValue, wanted: JsonValue, within: number | null): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((one, at) => isClose(actual[at] ?? null, one, within))
    )
  }
  if (!(actual instanceof JsonNumber) || !(wanted instanceof JsonNumber)) return false
  if (isSameJson(actual, wanted)) return true
  const [is, should] = [actual.toNumber(), wanted.toNumber()]
  return Math.abs(is - should) <= (within ?? Math.abs(should) * usualTolerance)
}

function lengthOf(actual: JsonValue): number | null {
  if (typeof actual === 'string') return codePointLength(actual)
  if (Array.isArray(actual)) return actual.length
  return actual instanceof Map ? actual.size : null
}

function numberOf(text: string): number {
  const value = json(text)
  if (!(value instanceof JsonNumber)) throw new CheckFault(text)
  return value.toNumber()
}

function holds(actual: JsonValue, { kind, value, within }: Check): boolean {
  switch (kind) {
    case 'equals':
      return isSameJson(json(value), actual)
    case 'contains':
      return contains(actual, json(value))
    case 'matches':
      return (
        expressionOf(value)
          .matcher(typeof actual === 'string' ? actual : '')
          .find() && typeof actual === 'string'
      )
    case 'type':
      return isOfType(actual, value)
    case 'close':
      return isClose(actual, json(value), within === '' ? null : numberOf(within))
    case 'length':
      return lengthOf(actual) === numberOf(value)
  }
}

/** What an output's value is at a check's path, and whether it is as expected there. Throws a CheckFault where the check can't be read. */
export function holdsCheck(
  output: JsonValue,
  check: Check,
): { readonly at: JsonValue | undefined; readonly holds: boolean } {
  let at: JsonValue | undefined
  try {
    at = check.path === '' ? output : valueAt(output, check.path)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new CheckFault(check.path)
  }
  // A check that can't be read says so, whatever there is.
  const isHeld = holds(at ?? null, check)
  return { at, holds: at !== undefined && isHeld }
}
