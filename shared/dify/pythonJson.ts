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

/** Python's own limit is its recursion limit; beyond it `json.loads` raises RecursionError. */
const depthLimit = 2000

const space = /[ \t\n\r]*/y
const plainText = /[^"\\\u0000-\u001f]*/y
const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const words: readonly (readonly [string, JsonValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
]
const numberWords = ['NaN', 'Infinity', '-Infinity']
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

class Reader {
  private at = 0

  constructor(private readonly text: string) {}

  read(): JsonValue {
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
    space.lastIndex = this.at
    space.exec(this.text)
    this.at = space.lastIndex
  }

  private value(depth: number): JsonValue {
    const first = this.text[this.at]
    if (first === '"') return this.string()
    if (first === '{' || first === '[') {
      if (depth >= depthLimit) throw new RangeError('maximum recursion depth exceeded while decoding a JSON text')
      return first === '{' ? this.object(depth + 1) : this.array(depth + 1)
    }
    for (const [word, value] of words) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return value
      }
    }
    return this.number()
  }

  private number(): JsonNumber {
    for (const word of numberWords) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return new JsonNumber(word)
      }
    }
    numberText.lastIndex = this.at
    const found = numberText.exec(this.text)
    if (found === null) throw this.refuse('Expecting value')
    this.at = numberText.lastIndex
    return new JsonNumber(found[0])
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
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.refuse('Invalid \\uXXXX escape', this.at + 1)
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
 * keys wins, numbers keep their text. Throws `PythonJsonError` with Python's message, or RangeError when nested too deep.
 */
export function parsePythonJson(text: string): JsonValue {
  return new Reader(text).read()
}
