import type { Scalar } from 'yaml'
import { codePointLength } from '../../shared/dify/text'
import { emptyLinesOf } from '../workspace/textEnds'
import { lineStart } from '../workspace/yamlPlaces'
import { isLiteral, quoted } from '../workspace/yamlText'
import { patched } from './patchScalar'
import { isPlain, isSingle, pyDouble, pyScalar, type Place } from './pyScalar'

/** How a file writes what comes anew in it. */
export interface FileStyle {
  /** Texts of several lines stand in blocks, as people write them; else as Dify's export has them. */
  readonly blocks: boolean
  /** What is not ASCII stands as it is. */
  readonly unicode: boolean
  /** How far right of its key a list's dashes stand. */
  readonly dashStep: number
  /** Keys stand in the order of the alphabet. */
  readonly sorted: boolean
  /** Texts are written in the one way that can hold all of them: between double quotes, on one line. */
  readonly safe?: boolean
}

/** A text as a literal block whose lines stand `step` columns right of `column`; `comment` stands behind its mark. */
function literal(text: string, column: number, step: number, comment: string): string {
  const ending = emptyLinesOf(text)
  const chomping = ending === '' ? '-' : ending === '\n' ? '' : '+'
  // A first line that begins with a space would be taken for the indentation.
  const indicator = /^[ \n]/.test(text) ? String(step) : ''
  const margin = ' '.repeat(column + step)
  const lines = (ending === '' ? text : text.slice(0, -1)).split('\n')
  return `|${indicator}${chomping}${comment}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`
}

/** A text on one line, in the first form of these that it can have. */
function oneLine(text: string, style: FileStyle): string {
  if (text.includes('\n')) return quoted(text)
  const isShown = style.unicode || /^[ -~]*$/.test(text)
  if (isShown && isPlain(text)) return text
  return isShown && isSingle(text) ? `'${text.replaceAll("'", "''")}'` : quoted(text)
}

/** A text where nothing stood. `column` is that of its key or dash, which ends at `at`; the place is one behind that. */
export function newScalar(text: string, column: number, at: number, style: FileStyle): string {
  if (style.safe === true) return quoted(text)
  if (!style.blocks) return pyScalar(text, { at: at + 1, indent: column + 2 }, style)
  return text.trimEnd().includes('\n') && isLiteral(text) ? literal(text, column, 2, '') : oneLine(text, style)
}

function blockLike(old: string, text: string, column: number): string {
  const [head = '', ...lines] = old.split('\n')
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const given = /^[|>][+-]?([1-9])/.exec(head)?.[1]
  const margin = given === undefined ? first.search(/[^ ]/) - column : Number(given)
  const step = margin >= 1 && margin <= 9 ? margin : 2
  const whole = literal(text, column, step, / +#.*$/.exec(head)?.[0] ?? '')
  // The line feed behind its last line is the block's own.
  return old.endsWith('\n') ? `${whole}\n` : whole
}

/** A text in the style of a flow scalar: folded as PyYAML does where the old one was, on one line otherwise. */
function flowLike(old: Scalar, source: string, text: string, place: Place, style: FileStyle): string {
  const kept = patched(source, text, place, style.unicode)
  if (kept !== null) return kept
  const before = String(old.value)
  for (const unicode of [style.unicode, !style.unicode]) {
    if (source === pyScalar(before, place, { unicode })) return pyScalar(text, place, { unicode })
    if (source === pyDouble(before, place, { unicode })) return pyDouble(text, place, { unicode })
  }
  if (style.blocks && old.type !== 'QUOTE_DOUBLE' && text.trimEnd().includes('\n') && isLiteral(text)) {
    return literal(text, place.indent - 2, 2, '')
  }
  if (old.type === 'QUOTE_DOUBLE') return source.includes('\n') ? pyDouble(text, place, style) : quoted(text)
  if (old.type === 'QUOTE_SINGLE' && isSingle(text) && !text.includes('\n')) return `'${text.replaceAll("'", "''")}'`
  return oneLine(text, style)
}

/** A text between brackets. */
export function inBrackets(text: string, old: Scalar | null): string {
  if (old?.type === 'PLAIN' && /^[\w.-]+$/.test(text) && isPlain(text)) return text
  if (old?.type === 'QUOTE_SINGLE' && isSingle(text) && !text.includes('\n')) return `'${text.replaceAll("'", "''")}'`
  return quoted(text)
}

/**
 * A text in the place of another scalar, in its style: a block stays a block, what Dify's export folded is folded the same way, quotes stay
 * quotes. Where the text can't have that style, a safer one is taken. `column` is that of its key or dash, null between brackets.
 */
export function restyled(old: Scalar, source: string, text: string, column: number | null, style: FileStyle): string {
  const [start = 0, end = 0] = old.range ?? []
  const before = source.slice(start, end)
  if (column === null) return inBrackets(text, old)
  const place = { at: codePointLength(source.slice(lineStart(source, start), start)), indent: column + 2 }
  const isBlock = old.type === 'BLOCK_LITERAL' || old.type === 'BLOCK_FOLDED'
  if (style.safe === true) return isBlock ? `${quoted(text)}\n` : quoted(text)
  const fresh = isBlock
    ? isLiteral(text)
      ? blockLike(before.replaceAll('\r\n', '\n'), text, column)
      : `${oneLine(text, style)}\n`
    : flowLike(old, before, text, place, style)
  // Where lines end in two ways, those of this place go on as they were.
  const feed = source.indexOf('\n', start)
  return feed > 0 && source[feed - 1] === '\r' ? fresh.replaceAll('\n', '\r\n') : fresh
}

/** A key that comes anew. */
export function newKeyText(style: FileStyle): (key: string) => string {
  return (key) => (style.blocks ? oneLine(key, style) : pyScalar(key, { at: 0, indent: 0 }, style))
}
