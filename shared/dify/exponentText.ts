import { type JsonValue, JsonNumber } from '../model/value'
import { pythonFloatText } from './pythonFloat'

/** Python's `^-?\d+\.?\d*e[+-]\d+$` with IGNORECASE: `\d` is any Unicode digit, `$` also stands before a last line end. */
const exponentText = /^-?\p{Nd}+\.?\p{Nd}*e[+-]\p{Nd}+\n?$/iu
const digit = /\p{Nd}/u

/** The value of a Unicode decimal digit. Digits come in runs of ten; the mathematical ones are five runs in a row. */
function digitValue(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return character
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10)
  let value = 0
  while (value < 9 && digit.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/**
 * Since Dify 1.6.0 (2025-07-06) every text in the result that looks like a number with an exponent becomes a float, at any depth;
 * keys stay. `"1e-05"` becomes `1e-05`, `"1e+400"` becomes infinity.
 */
export function exponentTextsToNumbers(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    if (!exponentText.test(value)) return value
    const ascii = value.trim().replace(/\p{Nd}/gu, digitValue)
    return new JsonNumber(pythonFloatText(Number(ascii)))
  }
  if (Array.isArray(value)) return value.map(exponentTextsToNumbers)
  if (value instanceof Map) {
    return new Map([...value].map(([key, member]) => [key, exponentTextsToNumbers(member)]))
  }
  return value
}
