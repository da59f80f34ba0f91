import { toJsonText } from '../../shared/dify/jsonText'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { JsonNumber, type JsonValue } from '../../shared/model/value'

/** Goes through all texts of a JSON value. */
export function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => eachText(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, eachText(one, change)]))
}

/** Takes secrets out of a JSON text, which stays one: a secret number becomes a text. */
export function hideInJson(json: string, hide: (text: string) => string): string {
  const visit = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return hide(value)
    if (value instanceof JsonNumber) return hide(value.text) === value.text ? value : hide(value.text)
    if (Array.isArray(value)) return value.map(visit)
    if (!(value instanceof Map)) return value
    return new Map([...value].map(([name, one]) => [hide(name), visit(one)]))
  }
  try {
    return toJsonText(visit(parsePythonJson(json)))
  } catch {
    // It is none, or one that is nested too deeply: then it is a text like any other.
    return hide(json)
  }
}
