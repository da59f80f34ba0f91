import { type JsonValue, JsonNumber } from '../model/value'

/** `type(value).__name__` of a value that came through `json.loads`. */
export function pythonTypeName(value: JsonValue): string {
  if (value === null) return 'NoneType'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'str'
  if (value instanceof JsonNumber) return value.isInteger ? 'int' : 'float'
  return Array.isArray(value) ? 'list' : 'dict'
}

/** `str(type(value))`, as Dify writes it into some sentences. */
export function pythonTypeText(value: JsonValue): string {
  return `<class '${pythonTypeName(value)}'>`
}
