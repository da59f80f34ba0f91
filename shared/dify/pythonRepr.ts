import { type JsonValue, JsonNumber } from '../model/value'
import { pythonFloatText } from './pythonFloat'

const shortEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Characters that Python's `repr` does not print: controls, marks without a glyph, every space but the plain one. */
const unprintable = /[\\\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

function escaped(char: string): string {
  const short = shortEscapes[char]
  if (short !== undefined) return short
  const code = char.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** Python's `repr` of a text: single quotes, unless it holds one and no double quote. */
function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const body = text.replace(unprintable, escaped)
  return `${quote}${quote === "'" ? body.replaceAll("'", "\\'") : body}${quote}`
}

/** Python's `repr` of a value as `json.loads` made it. Not for values nested deeper than Python itself bears. */
export function pythonRepr(value: JsonValue): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return reprText(value)
  if (value instanceof JsonNumber) {
    return value.isInteger ? BigInt(value.text).toString() : pythonFloatText(value.toNumber())
  }
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`
  return `{${[...value].map(([key, member]) => `${reprText(key)}: ${pythonRepr(member)}`).join(', ')}}`
}

/** Python's `str` of a value, as an f-string shows it: a text as it is, all else as `repr`. */
export function pythonText(value: JsonValue): string {
  return typeof value === 'string' ? value : pythonRepr(value)
}
