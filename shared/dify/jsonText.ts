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

/** One array or object that is being written: what is left of it, and whether anything of it was written yet. */
interface Open {
  readonly members: Iterator<[string | number, JsonValue]>
  readonly isArray: boolean
  first: boolean
}

function isOpenable(value: JsonValue): value is JsonValue[] | Map<string, JsonValue> {
  return typeof value === 'object' && value !== null && !(value instanceof JsonNumber)
}

/** Values without members, and empty arrays and objects. */
function leaf(value: JsonValue, style: Style): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return style.string(value)
  if (value instanceof JsonNumber) return style.number(value)
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}'
  return value ? 'true' : 'false'
}

/**
 * Writes a value with a style of one's own: the serialisers of Dify differ in a few marks. Without recursion, since a value may be
 * nested deeper than the stack of JavaScript bears.
 */
export function writeJson(root: JsonValue, style: Style): string {
  const out: string[] = []
  const stack: Open[] = []
  const comma = style.indent === null ? style.comma : ','
  const lineAt = (level: number): string => (style.indent === null ? '' : `\n${' '.repeat(style.indent * level)}`)

  function begin(value: JsonValue): void {
    if (!isOpenable(value)) {
      out.push(leaf(value, style))
      return
    }
    style.enter?.(stack.length + 1)
    const isArray = Array.isArray(value)
    if ((isArray ? value.length : value.size) === 0) out.push(leaf(value, style))
    else {
      out.push(isArray ? '[' : '{')
      stack.push({ members: value.entries(), isArray, first: true })
    }
  }

  begin(root)
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    const next = open.members.next()
    if (next.done === true) {
      stack.pop()
      out.push(lineAt(stack.length), open.isArray ? ']' : '}')
      continue
    }
    const [key, member] = next.value
    out.push(open.first ? '' : comma, lineAt(stack.length))
    open.first = false
    if (!open.isArray) out.push(style.string(String(key)), style.colon)
    begin(member)
  }
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
