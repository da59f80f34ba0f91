import { type JsonValue, JsonNumber } from '../model/value'
import { asciiDigits } from './pythonDigits'
import { pythonFloatText } from './pythonFloat'

/** Python's `^-?\d+\.?\d*e[+-]\d+$` with IGNORECASE: `\d` is any Unicode digit, `$` also stands before a last line end. */
const exponentText = /^-?\p{Nd}+\.?\p{Nd}*e[+-]\p{Nd}+\n?$/iu

/**
 * Since Dify 1.6.0 (2025-07-06) every text in the result that looks like a number with an exponent becomes a float, at any depth;
 * keys stay. `"1e-05"` becomes `1e-05`, `"1e+400"` becomes infinity.
 */
export function exponentTextsToNumbers(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    if (!exponentText.test(value)) return value
    return new JsonNumber(pythonFloatText(Number(asciiDigits(value.trim()))))
  }
  if (Array.isArray(value)) return value.map(exponentTextsToNumbers)
  if (value instanceof Map) {
    return new Map([...value].map(([key, member]) => [key, exponentTextsToNumbers(member)]))
  }
  return value
}
