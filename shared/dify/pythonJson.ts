import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { codePointLength } from './text'

/**
 * Where and why Python's `json.loads` refuses a text, in its own words. Positions count code points, as
 * Python's do; lines and columns begin at 1.
 */
export class PythonJsonError extends Error {
  readonly line: number
  readonly column: number

  constructor(
    readonly reason: string,
    text: string,
    at: number,
  ) {
    const before = text.slice(0, at)
    const line = before.split('\n').length
    const column = codePointLength(before.slice(before.lastIndexOf('\n') + 1)) + 1
    super(`${reason}: line ${line} column ${column} (char ${codePointLength(before)})`)
    this.name = 'PythonJsonError'
    this.line = line
    this.column = column
  }
}

/**
 * A text that is JSON but beyond what Python reads: nested deeper than its stack (RecursionError), or an integer of more
 * digits than `int()` takes (ValueError). The message is Python's.
 */
export class PythonJsonLimitError extends Error {
  constructor(
    readonly limit: 'depth' | 'digits',
    message: string,
  ) {
    super(message)
    this.name = 'PythonJsonLimitError'
  }
}

/** Levels that Python 3.12 reads; older ones stop at 995, 3.13 at 9998, all of them sooner where much was called before. */
const depthLimit = 1497
/** `sys.int_info.default_max_str_digits`, in every Python that Dify's API has run on. */
const digitLimit = 4300

const space = /[ \t\n\r]*/y
const plainText = /[^"\\\u0000-\u001f]*/y
const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

function refuseDigits(text: string): void {
  const digits = text.replace('-', '').length
  if (digits <= digitLimit) return
  throw new PythonJsonLimitError(
    'digits',
    `Exceeds the limit (${digitLimit} digits) for integer string conversion: value has ${digits} digits; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  )
}

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  read(): JsonValue {
    if (this.text.startsWith('\ufeff')) throw this.refuse('Unexpected UTF-8 BOM (decode using utf-8-sig)')
    this.skipSpace()
    const value = this.value(0)
    this.skipSpace()
    if (this.at < this.text.length) throw this.refuse('Extra data')
    return value
  }

  private refuse(reason: string, at = this.at): PythonJsonError {
    return new PythonJsonError(reason, this.text, at)
  }

  private skipSpace(): void {
    // Most marks have no space after them: one look is much cheaper than a search.
    if (this.text.charCodeAt(this.at) > 0x20) return
    space.lastIndex = this.at
    space.exec(this.text)
    this.at = space.lastIndex
  }

  private value(depth: number): JsonValue {
    const first = this.text[this.at]
    if (first === '"') return this.string()
    if (first === '{' || first === '[') {
      if (depth >= depthLimit) {
        const what = first === '{' ? 'object' : 'array'
        const reason = `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`
        throw new PythonJsonLimitError('depth', reason)
      }
      return first === '{' ? this.object(depth + 1) : this.array(depth + 1)
    }
    if (first === 'n' && this.take('null')) return null
    if (first === 't' && this.take('true')) return true
    if (first === 'f' && this.take('false')) return false
    return this.number(first)
  }

  private take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  private number(first: string | undefined): JsonNumber {
    if (first === 'N' && this.take('NaN')) return new JsonNumber('NaN')
    if (first === 'I' && this.take('Infinity')) return new JsonNumber('Infinity')
    if (first === '-' && this.take('-Infinity')) return new JsonNumber('-Infinity')
    numberText.lastIndex = this.at
    const found = numberText.exec(this.text)
    if (found === null) throw this.refuse('Expecting value')
    this.at = numberText.lastIndex
    const number = new JsonNumber(found[0])
    if (found[0].length > digitLimit && number.isInteger) refuseDigits(found[0])
    return number
  }

  private string(): string {
    const begin = this.at
    const parts: string[] = []
    this.at += 1
    for (;;) {
      plainText.lastIndex = this.at
      const found = plainText.exec(this.text)
      if (found !== null && found[0] !== '') parts.push(found[0])
      this.at = plainText.lastIndex
      const next = this.text[this.at]
      if (next === undefined) throw this.refuse('Unterminated string starting at', begin)
      if (next === '"') {
        this.at += 1
        return parts.length === 1 ? (parts[0] ?? '') : parts.join('')
      }
      if (next !== '\\') throw this.refuse('Invalid control character at')
      parts.push(this.escape(begin))
    }
  }

  private escape(begin: number): string {
    const letter = this.text[this.at + 1]
    if (letter === undefined) throw this.refuse('Unterminated string starting at', begin)
    if (letter !== 'u') {
      const meant = escapes[letter]
      if (meant === undefined) throw this.refuse('Invalid \\escape')
      this.at += 2
      return meant
    }
    const hex = this.text.slice(this.at + 2, this.at + 6)
    // Python wants one more character after the four digits, and blames the escape where the text ends here.
    const ends = this.at + 6 >= this.text.length
    if (ends || !/^[0-9a-fA-F]{4}$/.test(hex)) throw this.refuse('Invalid \\uXXXX escape', this.at + 1)
    this.at += 6
    return String.fromCharCode(Number.parseInt(hex, 16))
  }

  private array(depth: number): JsonValue[] {
    const items: JsonValue[] = []
    this.at += 1
    this.skipSpace()
    if (this.text[this.at] === ']') {
      this.at += 1
      return items
    }
    for (;;) {
      items.push(this.value(depth))
      this.skipSpace()
      const next = this.text[this.at]
      if (next === ']') {
        this.at += 1
        return items
      }
      if (next !== ',') throw this.refuse("Expecting ',' delimiter")
      this.at += 1
      this.skipSpace()
    }
  }

  private object(depth: number): JsonObject {
    const members: JsonObject = new Map()
    this.at += 1
    this.skipSpace()
    if (this.text[this.at] === '}') {
      this.at += 1
      return members
    }
    for (;;) {
      if (this.text[this.at] !== '"') throw this.refuse('Expecting property name enclosed in double quotes')
      const key = this.string()
      this.skipSpace()
      if (this.text[this.at] !== ':') throw this.refuse("Expecting ':' delimiter")
      this.at += 1
      this.skipSpace()
      members.set(key, this.value(depth))
      this.skipSpace()
      const next = this.text[this.at]
      if (next === '}') {
        this.at += 1
        return members
      }
      if (next !== ',') throw this.refuse("Expecting ',' delimiter")
      this.at += 1
      this.skipSpace()
    }
  }
}

/**
 * Reads a text as Python's `json.loads` does: `NaN`, `Infinity` and lone surrogates are accepted, the last of two equal
 * keys wins, numbers keep their text. Throws `PythonJsonError` or `PythonJsonLimitError` with Python's message.
 */
export function parsePythonJson(text: string): JsonValue {
  return new Reader(text).read()
}
