import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'

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

/** One array or object that is being written, and how many of its members were. */
type Open =
  | { readonly items: JsonValue[]; readonly members: null; at: number }
  | { readonly items: JsonObject; readonly members: Iterator<[string, JsonValue]>; at: number }

function isOpenable(value: JsonValue): value is JsonValue[] | Map<string, JsonValue> {
  return typeof value === 'object' && value !== null && !(value instanceof JsonNumber)
}

/** What JSON escapes in a text, and halves of surrogate pairs: without any, a text stands in JSON as it is. */
const notPlain = /["\\\u0000-\u001f\ud800-\udfff]/

/** Whether a text stands in JSON as it is between its quotes: most do, and a look is cheaper than writing it anew. */
export function isPlainText(text: string): boolean {
  return !notPlain.test(text)
}

/** Null and booleans. */
function leaf(value: null | boolean): string {
  return value === null ? 'null' : value ? 'true' : 'false'
}

/** Levels that are written by recursion, which is much quicker; the stack of JavaScript bears many more. */
const recursionLevels = 300

/** Writes a value with a style of one's own: the serialisers of Dify differ in a few marks. */
export function writeJson(root: JsonValue, style: Style): string {
  return style.indent === null ? writeLine(root, style) : writeLevels(root, style, 0)
}

/** Writes a value on one line. */
function writeLine(root: JsonValue, style: Style): string {
  const { comma, colon, number, string, enter } = style
  /** The names that stood at each place before and what was written of them: objects of one list mostly have the same ones in the same order. */
  const keys: string[] = []
  const names: string[] = []

  function nameAt(place: number, key: string): string {
    const known = names[place]
    if (known !== undefined && keys[place] === key) return known
    const name = (place === 0 ? '{' : comma) + string(key) + colon
    keys[place] = key
    names[place] = name
    return name
  }

  function list(items: readonly JsonValue[], level: number): string {
    let out = ''
    for (const item of items) out += (out === '' ? '[' : comma) + text(item, level)
    return out === '' ? '[]' : `${out}]`
  }

  function object(members: JsonObject, level: number): string {
    let out = ''
    let place = 0
    for (const [key, member] of members) {
      out += nameAt(place, key) + text(member, level)
      place += 1
    }
    return place === 0 ? '{}' : `${out}}`
  }

  function text(value: JsonValue, level: number): string {
    if (typeof value === 'string') return string(value)
    if (value instanceof JsonNumber) return number(value)
    if (!isOpenable(value)) return leaf(value)
    if (level === recursionLevels) return writeLevels(value, style, level)
    enter?.(level + 1)
    return Array.isArray(value) ? list(value, level + 1) : object(value, level + 1)
  }

  return text(root, 0)
}

/** Writes a value that stands below some levels. Without recursion, since it may be nested deeper than the stack of JavaScript bears. */
function writeLevels(root: JsonValue, style: Style, above: number): string {
  const { indent, number, string } = style
  const comma = indent === null ? style.comma : ','
  const stack: Open[] = []
  let out = ''

  /** Writes a value that has no members; of one that has, its mark, and returns true: its members come next. */
  function begin(value: JsonValue): boolean {
    if (typeof value === 'string') out += string(value)
    else if (value instanceof JsonNumber) out += number(value)
    else if (!isOpenable(value)) out += leaf(value)
    else {
      style.enter?.(above + stack.length + 1)
      const isArray = Array.isArray(value)
      if ((isArray ? value.length : value.size) > 0) {
        out += isArray ? '[' : '{'
        stack.push(isArray ? { items: value, at: 0, members: null } : { items: value, at: 0, members: value.entries() })
        return true
      }
      out += isArray ? '[]' : '{}'
    }
    return false
  }

  /** Writes members up to the first that has some of its own; true where all are written. */
  function goOn(open: Open): boolean {
    const { items, members } = open
    const size = members === null ? items.length : items.size
    const line = lineAt(indent, stack.length)
    while (open.at < size) {
      const before = open.at > 0 ? comma + line : line
      open.at += 1
      if (members === null) {
        out += before
        if (begin(items[open.at - 1] ?? null)) return false
      } else {
        const [key, value] = members.next().value as [string, JsonValue]
        out += before + string(key) + style.colon
        if (begin(value)) return false
      }
    }
    return true
  }

  begin(root)
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    if (goOn(open)) {
      stack.pop()
      out += lineAt(indent, stack.length) + (open.members === null ? ']' : '}')
    }
  }
  return out
}

function lineAt(indent: number | null, level: number): string {
  return indent === null ? '' : `\n${' '.repeat(indent * level)}`
}

/** Writes a value as JSON text, each number as it was read. `indent` is spaces a level; null: one line. */
export function toJsonText(value: JsonValue, indent: number | null = null): string {
  return writeJson(value, {
    comma: ', ',
    colon: ': ',
    indent,
    number: (number) => number.text,
    string: (text) => (isPlainText(text) ? `"${text}"` : JSON.stringify(text)),
  })
}
