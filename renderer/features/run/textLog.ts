/** Lines longer than this are kept cut for the screen; a copy has them whole. */
export const longestLine = 5000

/** One line as it is shown: its beginning, and how many characters more it has. */
export interface ShownLine {
  readonly text: string
  readonly more: number
}

/** What all logs of one stream share. It only grows, and only the newest log appends to it. */
interface Stream {
  readonly pieces: string[]
  /** Beginnings of the finished lines. */
  readonly lines: string[]
  /** How much longer the finished lines are, by their number; most are not. */
  readonly more: Map<number, number>
}

interface Open {
  /** The beginning of the last line, which has no end yet. */
  readonly text: string
  readonly length: number
  /** Whether it ends with a CR, which may be the first half of a line end. */
  readonly endsWithCr: boolean
}

const nothingOpen: Open = { text: '', length: 0, endsWithCr: false }

/**
 * A growing text, cut into lines as it comes. Appending costs the appended piece alone, whatever was there before; an
 * older log still shows what it showed.
 */
export class TextLog {
  private constructor(
    private readonly stream: Stream,
    private readonly pieceCount: number,
    private readonly finished: number,
    private readonly open: Open,
    /** Length in UTF-16 units. */
    readonly length: number,
  ) {}

  static of(text: string): TextLog {
    const empty = new TextLog({ pieces: [], lines: [], more: new Map() }, 0, 0, nothingOpen, 0)
    return empty.append(text)
  }

  /** How many lines are shown: an empty last one is only the end of the line before it. */
  get lineCount(): number {
    return this.finished + (this.open.length > 0 ? 1 : 0)
  }

  line(index: number): ShownLine {
    if (index === this.finished) return { text: this.open.text, more: this.open.length - this.open.text.length }
    return { text: this.stream.lines[index] ?? '', more: this.stream.more.get(index) ?? 0 }
  }

  /** The whole text, for a copy. */
  text(): string {
    return this.stream.pieces.slice(0, this.pieceCount).join('')
  }

  append(piece: string): TextLog {
    if (piece === '') return this
    // Only the newest log may write into what all share.
    if (this.stream.pieces.length !== this.pieceCount) return TextLog.of(this.text() + piece)
    const { pieces, lines, more } = this.stream
    pieces.push(piece)
    let { open } = this
    const finish = (line: Open): void => {
      if (line.length > line.text.length) more.set(lines.length, line.length - line.text.length)
      lines.push(line.text)
      open = nothingOpen
    }
    let from = 0
    if (open.endsWithCr && piece.startsWith('\n')) {
      finish(withoutCr(open))
      from = 1
    }
    for (let end = piece.indexOf('\n', from); end !== -1; end = piece.indexOf('\n', from)) {
      finish(withoutCr(joined(open, piece, from, end)))
      from = end + 1
    }
    return new TextLog(
      this.stream,
      pieces.length,
      lines.length,
      joined(open, piece, from, piece.length),
      this.length + piece.length,
    )
  }
}

function joined(open: Open, piece: string, from: number, to: number): Open {
  if (to <= from) return open
  const room = longestLine - open.text.length
  const text = room > 0 ? open.text + piece.slice(from, Math.min(to, from + room)) : open.text
  return { text, length: open.length + to - from, endsWithCr: piece.charCodeAt(to - 1) === 13 }
}

/** A CR before the LF belongs to the line's end. */
function withoutCr({ text, length, endsWithCr }: Open): Open {
  if (!endsWithCr) return { text, length, endsWithCr }
  return { text: length === text.length ? text.slice(0, -1) : text, length: length - 1, endsWithCr: false }
}
