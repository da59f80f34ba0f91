import { type JsonValue, JsonNumber } from '../model/value'

interface Style {
  readonly comma: string
  readonly colon: string
  /** Spaces a level; null: all on one line. */
  readonly indent: number | null
  readonly number: (number: JsonNumber) => string
  readonly string: (text: string) => string
  /** Called at each array and object with its level, from 1; may refuse by throwing. */
  readonly enter?: (level: number) => void
}

function write(value: JsonValue, style: Style, depth: number, out: string[]): void {
  if (value === null) out.push('null')
  else if (typeof value === 'boolean') out.push(value ? 'true' : 'false')
  else if (typeof value === 'string') out.push(style.string(value))
  else if (value instanceof JsonNumber) out.push(style.number(value))
  else writeMembers(value, style, depth, out)
}

function writeMembers(value: JsonValue[] | Map<string, JsonValue>, style: Style, depth: number, out: string[]): void {
  style.enter?.(depth + 1)
  const isArray = Array.isArray(value)
  const size = isArray ? value.length : value.size
  const [open, shut] = isArray ? ['[', ']'] : ['{', '}']
  if (size === 0) {
    out.push(open + shut)
    return
  }
  const line = style.indent === null ? '' : `\n${' '.repeat(style.indent * (depth + 1))}`
  const comma = style.indent === null ? style.comma : ','
  out.push(open)
  let first = true
  for (const [key, member] of value.entries()) {
    out.push(first ? line : comma + line)
    first = false
    if (!isArray) out.push(style.string(String(key)), style.colon)
    write(member, style, depth + 1, out)
  }
  if (style.indent !== null) out.push(`\n${' '.repeat(style.indent * depth)}`)
  out.push(shut)
}

/** Writes a value with a style of one's own: the serialisers of Dify differ in a few marks. */
export function writeJson(value: JsonValue, style: Style): string {
  const out: string[] = []
  write(value, style, 0, out)
  return out.join('')
}

/** Writes a value as JSON text, each number as it was read. `indent` is spaces a level; null: one line. */
export function toJsonText(value: JsonValue, indent: number | null = null): string {
  return writeJson(value, {
    comma: ', ',
    colon: ': ',
    indent,
    number: (number) => number.text,
    string: (text) => JSON.stringify(text),
  })
}
