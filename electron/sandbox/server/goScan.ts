/** Where a text stops being JSON for Go's decoder, in its words; or where its first value ends. */
export type GoScan = { readonly end: number } | { readonly error: string }

/** Levels that Go's scanner goes down. */
const depthLimit = 10_000

class Refused extends Error {}

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isHex = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

/** Bytes that Go writes by a letter. */
const letters: Readonly<Record<number, string>> = {
  0x07: '\\a',
  0x08: '\\b',
  0x09: '\\t',
  0x0a: '\\n',
  0x0b: '\\v',
  0x0c: '\\f',
  0x0d: '\\r',
  0x27: "\\'",
  0x5c: '\\\\',
}

/** A byte as Go quotes it: as the character of that number. */
function quoted(byte: number): string {
  const letter = letters[byte]
  if (letter !== undefined) return `'${letter}'`
  if (byte < 0x20 || byte === 0x7f) return `'\\x${byte.toString(16).padStart(2, '0')}'`
  if ((byte >= 0x80 && byte < 0xa1) || byte === 0xad) return `'\\u${byte.toString(16).padStart(4, '0')}'`
  return `'${String.fromCharCode(byte)}'`
}

/** A member of the outermost object: where its key, with its quotes, and its value stand. */
export type OnMember = (keyStart: number, keyEnd: number, start: number, end: number) => void

/**
 * Reads the first JSON value of a body as Go's `json.Decoder` does, for its words where there is none: `invalid character 'b' looking for
 * beginning of object key string`, `unexpected EOF`, and `EOF` for nothing but blanks. What follows the value is not looked at, as there. Nothing
 * is made of what is read: `onMember` hears where the members of an object stand, as they come.
 */
export function scanAsGo(bytes: Uint8Array, onMember: OnMember = () => undefined): GoScan {
  let at = 0
  // Of the member of the outermost object that is being read.
  let keyStart = 0
  let keyEnd = 0
  let start = 0

  function refuse(context: string): never {
    const byte = bytes[at]
    throw new Refused(byte === undefined ? 'unexpected EOF' : `invalid character ${quoted(byte)} ${context}`)
  }
  const skip = (): void => {
    while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1
  }

  function string(): void {
    for (at += 1; ; at += 1) {
      const byte = bytes[at]
      if (byte === undefined || byte < 0x20) refuse('in string literal')
      if (byte === 0x22) break
      if (byte !== 0x5c) continue
      at += 1
      const escape = bytes[at]
      if (escape === undefined || !'"\\/bfnrtu'.includes(String.fromCharCode(escape))) refuse('in string escape code')
      if (escape !== 0x75) continue
      for (let digit = 0; digit < 4; digit += 1) {
        at += 1
        if (!isHex(bytes[at] ?? 0)) refuse('in \\u hexadecimal character escape')
      }
    }
    at += 1
  }

  function digits(context: string): void {
    if (!isDigit(bytes[at] ?? 0)) refuse(context)
    while (isDigit(bytes[at] ?? 0)) at += 1
  }

  function number(): void {
    if (bytes[at] === 0x2d) at += 1
    if (bytes[at] === 0x30) at += 1
    else digits('in numeric literal')
    if (bytes[at] === 0x2e) {
      at += 1
      digits('after decimal point in numeric literal')
    }
    if (bytes[at] === 0x65 || bytes[at] === 0x45) {
      at += 1
      if (bytes[at] === 0x2b || bytes[at] === 0x2d) at += 1
      digits('in exponent of numeric literal')
    }
  }

  function word(wanted: string): void {
    for (let index = 0; index < wanted.length; index += 1, at += 1) {
      if (bytes[at] !== wanted.charCodeAt(index)) refuse(`in literal ${wanted} (expecting '${wanted[index] ?? ''}')`)
    }
  }

  function scalar(): void {
    const byte = bytes[at] ?? 0
    if (byte === 0x22) string()
    else if (byte === 0x2d || isDigit(byte)) number()
    else if (byte === 0x74) word('true')
    else if (byte === 0x66) word('false')
    else if (byte === 0x6e) word('null')
    else refuse('looking for beginning of value')
  }

  /** A key and its colon; `isOutermost` where it is one of the object that is the value itself. */
  function key(isOutermost: boolean): void {
    skip()
    if (bytes[at] !== 0x22) refuse('looking for beginning of object key string')
    if (isOutermost) keyStart = at
    string()
    if (isOutermost) keyEnd = at
    skip()
    if (bytes[at] !== 0x3a) refuse('after object key')
    at += 1
    skip()
    if (isOutermost) start = at
  }

  /** The value and all in it; `open` holds the end that each level waits for. */
  function value(): void {
    const open: number[] = []
    for (;;) {
      skip()
      const byte = bytes[at]
      if (byte === 0x7b || byte === 0x5b) {
        const end = byte + 2
        if (open.length >= depthLimit) throw new Refused('exceeded max depth')
        at += 1
        skip()
        if (bytes[at] !== end) {
          open.push(end)
          if (byte === 0x7b) key(open.length === 1)
          continue
        }
        at += 1
      } else scalar()
      if (!goOn(open)) return
    }
  }

  /** After a value: closes what ends here, and tells whether another value comes. */
  function goOn(open: number[]): boolean {
    for (;;) {
      const end = open.at(-1)
      if (end === undefined) return false
      const isOutermost = open.length === 1 && end === 0x7d
      if (isOutermost) onMember(keyStart, keyEnd, start, at)
      skip()
      if (bytes[at] === 0x2c) {
        at += 1
        if (end === 0x7d) key(isOutermost)
        return true
      }
      if (bytes[at] !== end) refuse(end === 0x7d ? 'after object key:value pair' : 'after array element')
      at += 1
      open.pop()
    }
  }

  skip()
  if (at === bytes.length) return { error: 'EOF' }
  try {
    value()
    return { end: at }
  } catch (error) {
    if (error instanceof Refused) return { error: error.message }
    throw error
  }
}
