import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { quickJson } from './quickJson'
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

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const bracketOpen = 0x5b
const backslash = 0x5c
const bracketClose = 0x5d
const braceOpen = 0x7b
const braceClose = 0x7d

const space = /[ \t\n\r]*/y
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
  private readonly lastKeys: string[] = []

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
    // Most marks have no space after them, or one: looking is much cheaper than a search.
    if (this.text.charCodeAt(this.at) > 0x20) return
    space.lastIndex = this.at
    space.exec(this.text)
    this.at = space.lastIndex
  }

  /** The code of the next character after spaces; NaN at the end. */
  private next(): number {
    this.skipSpace()
    return this.text.charCodeAt(this.at)
  }

  private value(depth: number): JsonValue {
    const first = this.text.charCodeAt(this.at)
    if (first === quote) return this.string()
    if (first === braceOpen || first === bracketOpen) {
      if (depth >= depthLimit) {
        const what = first === braceOpen ? 'object' : 'array'
        const reason = `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`
        throw new PythonJsonLimitError('depth', reason)
      }
      return first === braceOpen ? this.object(depth + 1) : this.array(depth + 1)
    }
    // Digits come before letters: most of what is left are numbers.
    if (first <= 0x39) return this.number()
    if (this.take('null')) return null
    if (this.take('true')) return true
    if (this.take('false')) return false
    return this.number()
  }

  private take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    this.at += word.length
    return true
  }

  private number(): JsonNumber {
    const found = this.shortInteger() ?? this.anyNumber()
    const number = new JsonNumber(found)
    if (found.length > digitLimit && number.isInteger) refuseDigits(found)
    return number
  }

  /** An integer without a sign that begins with no zero, as most numbers are; null where another mark of numbers follows, or it is none. */
  private shortInteger(): string | null {
    const { text, at } = this
    let end = at
    let code = text.charCodeAt(end)
    if (code === 0x30) return null
    while (code >= 0x30 && code <= 0x39) {
      end += 1
      code = text.charCodeAt(end)
    }
    if (end === at || code === 0x2e || code === 0x65 || code === 0x45) return null
    this.at = end
    return text.slice(at, end)
  }

  private anyNumber(): string {
    for (const word of ['NaN', 'Infinity', '-Infinity']) if (this.take(word)) return word
    numberText.lastIndex = this.at
    const found = numberText.exec(this.text)
    if (found === null) throw this.refuse('Expecting value')
    this.at = numberText.lastIndex
    return found[0]
  }

  /** Goes on to the next character that is not plain text of a string, and returns its code; NaN at the end. */
  private skipPlain(): number {
    const { text } = this
    let at = this.at
    let code = text.charCodeAt(at)
    while (code !== quote && code !== backslash && code >= 0x20) {
      at += 1
      code = text.charCodeAt(at)
    }
    this.at = at
    return code
  }

  private string(): string {
    const begin = this.at
    let read = ''
    this.at += 1
    for (;;) {
      const from = this.at
      const next = this.skipPlain()
      if (this.at > from) read += this.text.slice(from, this.at)
      if (Number.isNaN(next)) throw this.refuse('Unterminated string starting at', begin)
      if (next === quote) {
        this.at += 1
        return read
      }
      if (next !== backslash) throw this.refuse('Invalid control character at')
      read += this.escape(begin)
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
    if (this.next() === bracketClose) {
      this.at += 1
      return items
    }
    for (;;) {
      items.push(this.value(depth))
      const next = this.next()
      if (next !== comma && next !== bracketClose) throw this.refuse("Expecting ',' delimiter")
      this.at += 1
      if (next === bracketClose) return items
      this.skipSpace()
    }
  }

  /**
   * The name of a member. Objects of one list mostly have the same names in the same order: where the one that stood at this place before
   * stands here again, it is taken, and need not be hashed anew.
   */
  private key(place: number): string {
    const { text, at } = this
    const before = this.lastKeys[place]
    if (before !== undefined && text.startsWith(before, at + 1) && text.charCodeAt(at + 1 + before.length) === quote) {
      this.at = at + before.length + 2
      return before
    }
    const key = this.string()
    // A key with an escape does not stand in the text as it is read.
    if (this.at === at + key.length + 2) this.lastKeys[place] = key
    return key
  }

  private object(depth: number): JsonObject {
    const members: JsonObject = new Map()
    this.at += 1
    if (this.next() === braceClose) {
      this.at += 1
      return members
    }
    for (let place = 0; ; place += 1) {
      if (this.text.charCodeAt(this.at) !== quote) {
        throw this.refuse('Expecting property name enclosed in double quotes')
      }
      const key = this.key(place)
      if (this.next() !== colon) throw this.refuse("Expecting ':' delimiter")
      this.at += 1
      this.skipSpace()
      members.set(key, this.value(depth))
      const next = this.next()
      if (next !== comma && next !== braceClose) throw this.refuse("Expecting ',' delimiter")
      this.at += 1
      if (next === braceClose) return members
      this.skipSpace()
    }
  }
}

/** The same as `parsePythonJson`, character by character: for texts that can't be read quickly. */
export function parsePlainly(text: string): JsonValue {
  return new Reader(text).read()
}

/**
 * Reads a text as Python's `json.loads` does: `NaN`, `Infinity` and lone surrogates are accepted, the last of two equal
 * keys wins, numbers keep their text. Throws `PythonJsonError` or `PythonJsonLimitError` with Python's message.
 */
export function parsePythonJson(text: string): JsonValue {
  const quick = quickJson(text)
  return quick === undefined ? parsePlainly(text) : quick
}
