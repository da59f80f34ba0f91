import { parseDocument } from 'yaml'
import { withoutBlanks, withoutFeeds } from '../workspace/textEnds'

/** How a scalar is written; a flow scalar stands on its line or goes on in lines that are folded into it. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** A scalar of a text: from its first character to behind its last; a block from its mark to behind its last line feed. */
export interface QuickScalar {
  readonly kind: 'scalar'
  readonly style: ScalarStyle
  readonly start: number
  readonly end: number
  /** The column of the key or the dash that it stands behind: its further lines stand right of that. */
  readonly column: number
}

/** Where a text between quotes ends, from its opening quote; -1 where it does not. */
export function closeOf(source: string, start: number): number {
  if (source[start] === "'") {
    for (let at = source.indexOf("'", start + 1); at !== -1; at = source.indexOf("'", at + 2)) {
      if (source[at + 1] !== "'") return at + 1
    }
    return -1
  }
  for (let at = source.indexOf('"', start + 1); at !== -1; at = source.indexOf('"', at + 1)) {
    let slashes = 0
    while (source[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
  return -1
}

const knownEscape =
  /\\(?:[0abtnvfre "/\\N_LP\t\n]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|U0010[0-9a-fA-F]{4})/g

/** Whether a text between quotes has only escapes that every reader knows. */
export function hasKnownEscapes(source: string, start: number, end: number): boolean {
  if (source[start] === "'") return true
  const text = source.slice(start, end)
  return !text.includes('\\') || !text.replace(knownEscape, '').includes('\\')
}

/** Lines of a flow scalar as one text: one break is a space, more of them are one less. */
function fold(text: string): string {
  if (!text.includes('\n')) return text
  const [first = '', ...lines] = text.split('\n')
  let result = withoutBlanks(first)
  let breaks = 0
  for (const [at, line] of lines.entries()) {
    breaks += 1
    const isLast = at === lines.length - 1
    const said = (isLast ? line : withoutBlanks(line)).replace(/^[ \t]+/, '')
    if (said === '' && !isLast) continue
    result += breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)
    result += said
    breaks = 0
  }
  return result
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}

const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** An escape, or a break between lines with what stands behind it. */
const doubleParts = /\\(?:\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])|\n[ \t\n]*/g

function unescaped(part: string): string {
  const mark = part[1] ?? ''
  // A break that is escaped joins the lines; empty lines behind it still count.
  if (mark === '\n') return ''
  if (part.length > 2 && mark in digits) return String.fromCodePoint(Number.parseInt(part.slice(2), 16))
  return escapes[mark] ?? mark
}

function double(inner: string): string {
  if (!inner.includes('\\') && !inner.includes('\n')) return inner
  const parts: string[] = []
  let at = 0
  for (const { 0: part, index } of inner.matchAll(doubleParts)) {
    const before = inner.slice(at, index)
    // Blanks before a break are none of the text, unless they are escaped.
    if (part[0] === '\n') parts.push(withoutBlanks(before), fold(part))
    else parts.push(before, unescaped(part))
    at = index + part.length
  }
  return parts.join('') + inner.slice(at)
}

/** The parent's column alone decides what is indented; the reader of the library knows all the rest of it. */
function block(source: string, { start, end, column }: QuickScalar): string {
  const value: unknown = parseDocument(`${' '.repeat(column)}k: ${source.slice(start, end)}`).get('k')
  return typeof value === 'string' ? value : ''
}

/** A literal block without an indicator, as most are, read here; null where it is another one. */
function literal(source: string, { start, end }: QuickScalar): string | null {
  const [, chomping, body] = /^\|([+-]?)[ \t]*(?:#[^\n]*)?\n([\s\S]*)$/.exec(source.slice(start, end)) ?? []
  const margin = /^(?:\n)*( *)[^ \n]/.exec(body ?? '')?.[1]
  if (body === undefined || margin === undefined) return null
  const lines = body.split('\n')
  if (lines.some((line) => line.trim() !== '' && !line.startsWith(margin))) return null
  const text = lines.map((line) => line.slice(margin.length)).join('\n')
  return chomping === '+' ? text : withoutFeeds(text) + (chomping === '-' ? '' : '\n')
}

/** The text of a scalar. */
export function textOfScalar(source: string, scalar: QuickScalar): string {
  const { style, start, end } = scalar
  if (style === 'plain') return fold(source.slice(start, end))
  if (style === 'double') return double(source.slice(start + 1, end - 1))
  if (style === 'single') return fold(source.slice(start + 1, end - 1)).replaceAll("''", "'")
  return (style === 'literal' ? literal(source, scalar) : null) ?? block(source, scalar)
}
