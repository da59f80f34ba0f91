/** One word or mark of Python code, by its offsets in UTF-16 units. A `newline` ends a statement: those inside brackets are none. */
export interface Token {
  readonly kind: 'name' | 'number' | 'mark' | 'string' | 'comment' | 'newline'
  readonly from: number
  readonly to: number
  /** Of a text: what stands before its quotes, in small letters, and its quotes. */
  readonly prefix?: string
  readonly quotes?: string
  /** Of an f- or t-string: what it is filled with. */
  readonly fields?: readonly Field[]
}

/** One `{…}` of an f- or t-string. */
export interface Field {
  /** The brace that opens it, and what is behind the one that closes it. */
  readonly from: number
  readonly to: number
  /** Where the expression ends: at `!`, `:`, `}` or the `=` that shows it. */
  readonly end: number
  readonly tokens: readonly Token[]
  /** The fields within its format. */
  readonly inner: readonly Field[]
}

const opening = '([{'
const closing = ')]}'
const space = /(?:[ \t\f]|\\\r?\n)+/y
const name = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy
/** A name of plain letters, with no other letter behind it. */
const plainName = /[A-Za-z_][A-Za-z0-9_]*(?![^\0-\x7f])/y
const number = /\d[\w.]*|\.\d[\w.]*/y
const text = /([A-Za-z]{0,2})("""|'''|"|')/y
const mayQuote = /["'bBfFrRtTuU]/
const prefixes = /^(?:|r|u|b|br|rb|f|fr|rf|t|tr|rt)$/i
const comment = /#[^\r\n]*/y
const line = /\r\n|\r|\n/y
const mark = /\*\*=?|\/\/=?|<<=?|>>=?|\.\.\.|->|:=|[-+*/%&|^@=<>!]=|[^]/y

/** What is left of a plain text, by the quotes that it began with. */
const ends: Readonly<Record<string, RegExp>> = {
  '"': /(?:[^"\\\n]|\\(?:\r\n|[^]))*"?/y,
  "'": /(?:[^'\\\n]|\\(?:\r\n|[^]))*'?/y,
  '"""': /(?:[^"\\]|\\[^]|"(?!""))*(?:""")?/y,
  "'''": /(?:[^'\\]|\\[^]|'(?!''))*(?:''')?/y,
}

/** Code that is being read: how deep in fields, and how many texts did not come to their end. */
interface Reading {
  readonly code: string
  readonly depth: number
  readonly unread: { count: number }
}

/** Nobody writes fields so deep in one another. */
const deepest = 100
/** Each text without an end may be gone through to the code's end: with more of them nothing is told of what fills the others. */
const mostUnread = 100

/** What `pattern` matches at a place; null where it does not. */
function at(pattern: RegExp, code: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(code)
}

/** The end of a plain text whose quotes have opened; that of its line where it is never closed. */
function endOfText(code: string, from: number, quotes: string): number {
  const pattern = ends[quotes]
  return pattern === undefined ? code.length : from + (at(pattern, code, from)?.[0].length ?? 0)
}

/**
 * Reads what fills an f- or t-string, as Python reads it since 3.12. `isFormat`: it is what stands behind a colon, which the brace around it ends. Null where it does
 * not come to its end.
 */
function readFields(reading: Reading, from: number, quotes: string, isRaw: boolean, isFormat: boolean) {
  const { code } = reading
  const fields: Field[] = []
  let offset = from
  while (offset < code.length) {
    const letter = code[offset]
    if (isFormat && letter === '}') return { fields, to: offset }
    if (!isFormat && code.startsWith(quotes, offset)) return { fields, to: offset + quotes.length }
    if (letter === '\n' && quotes.length === 1) return null
    if (letter === '\\') {
      const named = isRaw ? null : at(/\\N\{[^}]*\}/y, code, offset)
      const next = code[offset + 1]
      const escape = code.startsWith('\r\n', offset + 1) ? 3 : next === '{' || next === '}' ? 1 : 2
      offset += named?.[0].length ?? escape
    } else if (letter === '{' && code[offset + 1] === '{' && !isFormat) offset += 2
    else if (letter === '{') {
      const field: Field | null = readField(reading, offset, quotes, isRaw)
      if (field === null) return null
      fields.push(field)
      offset = field.to
    } else offset += 1
  }
  return null
}

function readField(reading: Reading, from: number, quotes: string, isRaw: boolean): Field | null {
  const { code } = reading
  if (reading.depth >= deepest) return null
  const { tokens, to } = lexFrom({ ...reading, depth: reading.depth + 1 }, from + 1, true)
  const shown = tokens.at(-1)
  const isShown = shown?.kind === 'mark' && code.slice(shown.from, shown.to) === '='
  const end = isShown ? shown.from : to
  const expression = isShown ? tokens.slice(0, -1) : tokens
  let offset = to
  if (code[offset] === '!') {
    const conversion = at(/!\s*\w*\s*/y, code, offset)
    offset += conversion?.[0].length ?? 1
  }
  if (code[offset] === ':') {
    const format = readFields({ ...reading, depth: reading.depth + 1 }, offset + 1, quotes, isRaw, true)
    return format === null ? null : { from, to: format.to + 1, end, tokens: expression, inner: format.fields }
  }
  return code[offset] === '}' ? { from, to: offset + 1, end, tokens: expression, inner: [] } : null
}

/** Reads a text from its prefix on, `quoted` being what it opens with. */
function readText(reading: Reading, from: number, [all, prefix = '', quotes = '']: RegExpExecArray): Token {
  const { code, unread } = reading
  const small = prefix.toLowerCase()
  const begin = from + all.length
  const isFilled = /[ft]/.test(small) && unread.count < mostUnread
  const read = isFilled ? readFields(reading, begin, quotes, small.includes('r'), false) : null
  if (isFilled && read === null) unread.count += 1
  const to = read?.to ?? endOfText(code, begin, quotes)
  return { kind: 'string', from, to, prefix: small, quotes, ...(read ? { fields: read.fields } : {}) }
}

const patterns = { name, number, string: text, comment, newline: line, mark }

/** What begins with a letter that begins no name and no text. */
function kindOf(letter: string, next = ''): 'number' | 'comment' | 'newline' | 'mark' {
  if (letter === '#') return 'comment'
  if (letter === '\n' || letter === '\r') return 'newline'
  return /\d/.test(letter) || (letter === '.' && /\d/.test(next)) ? 'number' : 'mark'
}

/** Reads tokens from an offset on; within a field, up to what ends its expression. */
function lexFrom(reading: Reading, from: number, isField: boolean): { readonly tokens: Token[]; readonly to: number } {
  const { code } = reading
  const tokens: Token[] = []
  let depth = 0
  let offset = from
  while (offset < code.length) {
    const letter = code[offset] ?? ''
    if (letter === ' ' || letter === '\\' || letter === '\t' || letter === '\f') {
      offset += at(space, code, offset)?.[0].length ?? 1
      continue
    }
    if (isField && depth === 0) {
      const isUnequal = letter === '!' && code[offset + 1] === '='
      if (letter === '}' || letter === ':' || (letter === '!' && !isUnequal)) break
    }
    const quoted = mayQuote.test(letter) ? at(text, code, offset) : null
    if (quoted !== null && prefixes.test(quoted[1] ?? '')) {
      const token = readText(reading, offset, quoted)
      tokens.push(token)
      offset = token.to
      continue
    }
    const named = at(plainName, code, offset) ?? at(name, code, offset)
    const kind = named === null ? kindOf(letter, code[offset + 1]) : 'name'
    const to = offset + ((named ?? at(patterns[kind], code, offset))?.[0].length ?? 1)
    if (kind === 'mark') {
      if (opening.includes(letter)) depth += 1
      if (closing.includes(letter)) depth = Math.max(0, depth - 1)
    }
    if (kind !== 'newline' || (depth === 0 && !isField)) tokens.push({ kind, from: offset, to })
    offset = to
  }
  return { tokens, to: offset }
}

/** Takes Python code apart as the newest Python does. Whatever is half typed is taken as it comes. */
export function lexPython(code: string): readonly Token[] {
  return lexFrom({ code, depth: 0, unread: { count: 0 } }, 0, false).tokens
}
