/**
 * How Dify writes a scalar into an app file: `yaml.dump(data, allow_unicode=True)` of PyYAML 6, with lines folded behind 80 columns
 * (code-node facts 4). Written anew from what PyYAML does, and held against it by `npm run splice`.
 */

const width = 80

/** Breaks of lines by YAML 1.1. */
const breaks = '\n\x85\u2028\u2029'
const spaces = `\0 \t\r${breaks}`

/** Characters beyond ASCII that PyYAML writes as they are; in double quotes it escapes those beyond the basic plane. */
function isWide(ch: string): boolean {
  const code = ch.codePointAt(0) ?? 0
  return (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)
}

const isAscii = (ch: string): boolean => ch >= ' ' && ch <= '~'

/** Where a scalar begins in its line, and the column of its further lines, in characters. */
export interface Place {
  readonly at: number
  readonly indent: number
}

/** Texts that YAML 1.1, or 1.2, reads as something else than a text where they stand bare. */
const otherMeaning = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:~|null|Null|NULL|)$/,
  /^[-+]?(?:0b[0-1_]+|0o?[0-7_]+|(?:0|[1-9][0-9_]*)|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  /^(?:<<|=)$/,
]

interface Analysis {
  readonly plain: boolean
  readonly single: boolean
}

/** Whether a text may stand bare in a block, and between single quotes. */
function analyze(text: string): Analysis {
  if (text === '') return { plain: false, single: true }
  const chars = [...text]
  let [indicators, lines, special, breakSpace, spaceBreak] = [/^(?:---|\.\.\.)/.test(text), false, false, false, false]
  for (const [at, ch] of chars.entries()) {
    const before = chars[at - 1]
    const isBefore = before === undefined || spaces.includes(before)
    const next = chars[at + 1]
    const isBehind = next === undefined || spaces.includes(next)
    if (at === 0 && '#,[]{}&*!|>\'"%@`'.includes(ch)) indicators = true
    if (at === 0 && '?-'.includes(ch) && isBehind) indicators = true
    if (ch === ':' && isBehind) indicators = true
    if (ch === '#' && isBefore) indicators = true
    if (breaks.includes(ch)) lines = true
    const isBeyond = ch.length === 2
    if (ch !== '\n' && !isAscii(ch) && !isWide(ch) && !isBeyond) special = true
    // A break of its own kind is read by one reader, and kept by another.
    if (ch !== '\n' && breaks.includes(ch)) special = true
    if (ch === ' ' && before !== undefined && breaks.includes(before)) breakSpace = true
    if (breaks.includes(ch) && before === ' ') spaceBreak = true
  }
  const isEdged = /^[ \n]|[ \n]$/.test(text)
  return {
    plain: !isEdged && !breakSpace && !spaceBreak && !special && !lines && !indicators,
    single: !breakSpace && !spaceBreak && !special,
  }
}

/** Whether a text may stand bare on a line and is read as this text by every reader. */
export function isPlain(text: string): boolean {
  return analyze(text).plain && !otherMeaning.some((meaning) => meaning.test(text))
}

/** Whether a text may stand between single quotes. */
export function isSingle(text: string): boolean {
  return analyze(text).single
}

const names: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\xa0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
}

function escaped(ch: string): string {
  const name = names[ch]
  if (name !== undefined) return `\\${name}`
  const code = ch.codePointAt(0) ?? 0
  const hex = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** Writes pieces of a line, and counts its column. */
class Line {
  text = ''

  constructor(
    private column: number,
    private readonly indent: number,
  ) {}

  add(piece: string, length = [...piece].length): void {
    this.text += piece
    this.column += length
  }

  get isLong(): boolean {
    return this.column > width
  }

  isLongWith(more: number): boolean {
    return this.column + more > width
  }

  feed(): void {
    this.text += '\n'
    this.column = 0
  }

  margin(): void {
    this.add(' '.repeat(Math.max(this.indent - this.column, 0)))
  }
}

export interface DoubleOptions {
  /** Whether what is not ASCII stands as it is. */
  readonly unicode: boolean
}

/** A text between double quotes, folded. */
export function pyDouble(text: string, { at, indent }: Place, { unicode }: DoubleOptions): string {
  const line = new Line(at, indent)
  const chars = [...text]
  line.add('"')
  let start = 0
  for (let end = 0; end <= chars.length; end += 1) {
    const ch = chars[end]
    const isKept =
      ch !== undefined &&
      ch !== '"' &&
      ch !== '\\' &&
      (isAscii(ch) || (unicode && isWide(ch) && ch !== '\u2028' && ch !== '\u2029'))
    if (!isKept) {
      if (start < end) {
        line.add(chars.slice(start, end).join(''), end - start)
        start = end
      }
      if (ch !== undefined) {
        line.add(escaped(ch))
        start = end + 1
      }
    }
    if (end > 0 && end < chars.length - 1 && (ch === ' ' || start >= end) && line.isLongWith(end - start)) {
      line.add(`${chars.slice(start, end).join('')}\\`, Math.max(end - start, 0) + 1)
      if (start < end) start = end
      line.feed()
      line.margin()
      if (chars[start] === ' ') line.add('\\')
    }
  }
  return `${line.text}"`
}

/** A text between single quotes, or bare, folded; a text whose form allows it (see `isSingle`, `isPlain`). */
function pyFlow(text: string, { at, indent }: Place, isQuoted: boolean): string {
  const line = new Line(at, indent)
  const chars = [...text]
  if (isQuoted) line.add("'")
  let [isSpace, isBreak, start] = [false, false, 0]
  for (let end = 0; end <= chars.length; end += 1) {
    const ch = chars[end]
    if (isSpace) {
      if (ch !== ' ') {
        const folds = start + 1 === end && line.isLong && (!isQuoted || (start !== 0 && end !== chars.length))
        if (folds) {
          line.feed()
          line.margin()
        } else line.add(chars.slice(start, end).join(''))
        start = end
      }
    } else if (isBreak) {
      if (ch !== '\n') {
        line.feed()
        for (let count = start; count < end; count += 1) line.feed()
        line.margin()
        start = end
      }
    } else if (ch === undefined || ch === ' ' || ch === '\n' || (isQuoted && ch === "'")) {
      line.add(chars.slice(start, end).join(''))
      start = end
    }
    if (isQuoted && ch === "'") {
      line.add("''")
      start = end + 1
    }
    isSpace = ch === ' '
    isBreak = ch === '\n'
  }
  return isQuoted ? `${line.text}'` : line.text
}

export function pySingle(text: string, place: Place): string {
  return pyFlow(text, place, true)
}

/** A text as PyYAML writes it as a value: bare, else between single quotes, else between double ones. */
export function pyScalar(text: string, place: Place, options: DoubleOptions): string {
  const isUnicode = options.unicode || /^[\x00-\x7f]*$/.test(text)
  if (isUnicode && isPlain(text)) return pyFlow(text, place, false)
  return isUnicode && isSingle(text) ? pySingle(text, place) : pyDouble(text, place, options)
}
