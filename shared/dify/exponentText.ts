import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { DifyFailure } from './difyFailure'
import { asciiDigits } from './pythonDigits'
import { pythonFloatText } from './pythonFloat'

/**
 * Python's `\d` of the Unicode 15.0 that Dify's Python 3.12 has: `\p{Nd}` of a newer JavaScript without the digits that came later (Garay,
 * Myanmar Extended-C, Gurung Khema, Kirat Rai, Sunuwar, Tolong Siki, outlined ones, Ol Onal).
 */
const later =
  '\\u{10d40}-\\u{10d49}\\u{116d0}-\\u{116e3}\\u{16130}-\\u{16139}\\u{16d70}-\\u{16d79}\\u{11bf0}-\\u{11bf9}\\u{11de0}-\\u{11de9}\\u{1ccf0}-\\u{1ccf9}\\u{1e5f1}-\\u{1e5fa}'
const d = `[^\\P{Nd}${later}]`

/** Python's `^-?\d+\.?\d*e[+-]\d+$` with IGNORECASE: `$` also stands before a last line end. */
const exponentText = new RegExp(`^-?${d}+\\.?${d}*[eE][+-]${d}+\\n?$`, 'u')

/** An `e` and a sign after it, as JSON may write them. */
const exponentMark = /(?:[eE]|\\u00[46]5)(?:[+-]|\\u002[bBdD])/

/** Whether a value may hold a text that becomes a number, by its JSON text: to look for the mark is much cheaper than to look at each text. */
export function mayHoldExponentText(json: string): boolean {
  return exponentMark.test(json)
}

/**
 * Levels that Dify walks through, the result itself counted: Python calls a thousand functions in one another, and Dify is some twenty to
 * thirty deep when it begins.
 */
const deepest = 970

/**
 * Since Dify 1.6.0 (2025-07-06) every text in the result that looks like a number with an exponent becomes a float, at any depth;
 * keys stay. `"1e-05"` becomes `1e-05`, `"1e+400"` becomes infinity. Throws a DifyFailure for a result nested so deep that Python gives up.
 */
export function exponentTextsToNumbers(value: JsonValue, level = 1): JsonValue {
  if (typeof value === 'string') return textOrNumber(value)
  if (typeof value !== 'object' || value === null || value instanceof JsonNumber) return value
  if (level > deepest) {
    const reason = 'maximum recursion depth exceeded'
    throw new DifyFailure('parse', 'WorkflowNodeError', reason, { kind: 'bad-json', reason })
  }
  return Array.isArray(value) ? inList(value, level + 1) : inObject(value, level + 1)
}

/** Most lists have no such text: they are passed on as they are. */
function inList(items: JsonValue[], level: number): JsonValue[] {
  let copy: JsonValue[] | null = null
  for (const [index, item] of items.entries()) {
    const next = exponentTextsToNumbers(item, level)
    if (next === item) continue
    copy ??= [...items]
    copy[index] = next
  }
  return copy ?? items
}

function inObject(members: JsonObject, level: number): JsonObject {
  let copy: JsonObject | null = null
  for (const [key, member] of members) {
    const next = exponentTextsToNumbers(member, level)
    if (next === member) continue
    copy ??= new Map(members)
    copy.set(key, next)
  }
  return copy ?? members
}

/** Whether a text may begin a number: an ASCII character other than a digit and a minus begins none. */
function mayBegin(text: string): boolean {
  const first = text.charCodeAt(0)
  return first > 127 || first === 0x2d || (first >= 0x30 && first <= 0x39)
}

function textOrNumber(text: string): JsonValue {
  if (!mayBegin(text) || !exponentText.test(text)) return text
  return new JsonNumber(pythonFloatText(Number(asciiDigits(text.trim()))))
}
