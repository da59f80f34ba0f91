import { closeOf, textOfScalar } from './quickScalar'
import { commonOf } from './lineDiff'
import { isSingle, pyDouble } from './pyScalar'

/** A piece of a scalar's text and what it means: a character, an escape, or a break between two lines. */
interface Piece {
  readonly source: string
  readonly means: string
}

const doublePiece = /\\(?:\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^\n])|\n[ \t\n]*|[^\\]/gu
const singlePiece = /''|\n[ \t\n]*|[^]/gu

type Quote = '"' | "'"

const meaning = (source: string, quote: Quote): string =>
  textOfScalar(quote + source + quote, {
    kind: 'scalar',
    style: quote === '"' ? 'double' : 'single',
    start: 0,
    end: source.length + 2,
    column: 0,
  })

function piecesOf(source: string, quote: Quote): Piece[] {
  const inner: string[] = []
  for (const piece of source.slice(1, -1).match(quote === '"' ? doublePiece : singlePiece) ?? []) {
    let blanks = ''
    // Blanks before a break belong to it.
    while (piece.startsWith('\n') && (inner.at(-1) === ' ' || inner.at(-1) === '\t')) blanks = inner.pop() + blanks
    inner.push(blanks + piece)
  }
  // Most are characters that mean themselves.
  const isSelf = (piece: string): boolean => piece.length === 1 && piece !== '\n'
  return inner.map((piece) => ({ source: piece, means: isSelf(piece) ? piece : meaning(piece, quote) }))
}

/** Pieces line by line of what they mean; each line ends with its line feed. */
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]]
  for (const piece of pieces) {
    const line = lines.at(-1)
    // A break that means nothing belongs to the line whose end it follows.
    if (line?.length === 0 && piece.means === '' && lines.length > 1) lines.at(-2)?.push(piece)
    else line?.push(piece)
    if (piece.means.includes('\n')) lines.push([])
  }
  return lines
}

const said = (pieces: readonly Piece[]): string => pieces.map(({ means }) => means).join('')
const written = (pieces: readonly Piece[]): string => pieces.map(({ source }) => source).join('')

function columnBehind(text: string, at: number): number {
  const line = text.slice(text.lastIndexOf('\n') + 1)
  return [...line].length + (text.includes('\n') ? 0 : at)
}

interface Place {
  readonly at: number
  readonly indent: number
}

/** New text behind what is written already. */
function fresh(text: string, before: string, quote: Quote, { at, indent }: Place, unicode: boolean): string {
  if (text === '') return ''
  if (quote === "'") {
    const margin = ' '.repeat(indent)
    return text.replaceAll("'", "''").replace(/\n+/g, (feeds) => `\n${feeds}${margin}`)
  }
  const column = columnBehind(before, at)
  const part = pyDouble(text, { at: column - 1, indent }, { unicode }).slice(1, -1)
  // Behind the indentation of a line a bare space would be part of that.
  return /\n[ \t]*$/.test(before) && part.startsWith(' ') ? `\\${part}` : part
}

/** Old pieces whose meaning becomes another text: what both begin and end with stays as it is written. */
function between(old: readonly Piece[], text: string): { head: Piece[]; middle: string; tail: Piece[] } {
  let [first, from] = [0, 0]
  while (
    first < old.length &&
    text.startsWith(old[first]?.means ?? '', from) &&
    from + (old[first]?.means.length ?? 0) <= text.length
  ) {
    from += old[first]?.means.length ?? 0
    first += 1
  }
  let [last, end] = [old.length, text.length]
  while (last > first) {
    const means = old[last - 1]?.means ?? ''
    if (end - means.length < from || text.slice(end - means.length, end) !== means) break
    end -= means.length
    last -= 1
  }
  return { head: old.slice(0, first), middle: text.slice(from, end), tail: old.slice(last) }
}

/**
 * The text of a scalar between quotes that goes over several lines, with another meaning: lines that mean the same stay where they were
 * folded. `source` is its text with quotes, which begins at the column `at`. Null where it has too little in common with the old one, or
 * would not be read as what is meant.
 */
export function patched(source: string, text: string, place: Place, unicode: boolean): string | null {
  const quote = source[0]
  if ((quote !== '"' && quote !== "'") || !source.includes('\n') || closeOf(source, 0) !== source.length) return null
  if (quote === "'" && !isSingle(text)) return null
  const old = linesOf(piecesOf(source, quote))
  const wanted = text.split(/(?<=\n)/)
  if (text.endsWith('\n') || text === '') wanted.push('')
  const same = commonOf(old.map(said), wanted)
  const kept = same.reduce((sum, { length }) => sum + length, 0)
  let result: string = quote
  let [a, b] = [0, 0]
  for (const part of [...same, { a: old.length, b: wanted.length, length: 0 }]) {
    const { head, middle, tail } = between(old.slice(a, part.a).flat(), wanted.slice(b, part.b).join(''))
    result += written(head)
    result += fresh(middle, result, quote, place, unicode)
    const rest = written(tail) + written(old.slice(part.a, part.a + part.length).flat())
    result += quote === '"' && rest.startsWith(' ') && /\n[ \t]*$/.test(result) ? `\\${rest}` : rest
    ;[a, b] = [part.a + part.length, part.b + part.length]
  }
  result += quote
  const isMeant = closeOf(result, 0) === result.length && meaning(result.slice(1, -1), quote) === text
  return isMeant && (kept > 0 || old.length === 1) ? result : null
}
