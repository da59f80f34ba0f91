import { escaped, isBreak, scalarFacts } from './yamlScalar'

/** Columns after which PyYAML folds a text. */
const bestWidth = 80

/** Writes marks and texts as PyYAML's emitter does: what it keeps of the line decides where lines end. Columns count characters as Python does. */
export class YamlWriter {
  private out: string[] = []
  private column = 0
  /** Whether what was written last is space. */
  private isSpace = true
  /** Whether the line holds nothing but its indent and marks of nesting. */
  isIndent = true

  private put(text: string, length = text.length): void {
    this.out.push(text)
    this.column += length
  }

  private breakLine(with_ = '\n'): void {
    this.out.push(with_)
    this.column = 0
    this.isSpace = true
    this.isIndent = true
  }

  /** Goes to a column: on this line where that is still free, else on the next. */
  indent(column: number): void {
    if (!this.isIndent || this.column > column || (this.column === column && !this.isSpace)) this.breakLine()
    if (this.column >= column) return
    this.isSpace = true
    this.put(' '.repeat(column - this.column))
  }

  /** A mark such as `:` or `-`; `nests` where what follows may go on beside it. */
  mark(mark: string, { apart = false, nests = false } = {}): void {
    this.put(this.isSpace || !apart ? mark : ` ${mark}`)
    this.isSpace = false
    this.isIndent = this.isIndent && nests
  }

  /** A text in the style that PyYAML chooses; its further lines begin at `column`. A key is never folded. */
  text(text: string, column: number, asKey: boolean): void {
    const { style, characters } = scalarFacts(text, asKey)
    if (style === 'plain') this.plain(characters, column, !asKey)
    else if (style === 'single') this.single(characters, column, !asKey)
    else this.double(characters, column, !asKey)
  }

  /** A word that is no text: a number, `null`, `true`. */
  word(word: string): void {
    if (!this.isSpace) this.put(' ')
    this.isSpace = false
    this.isIndent = false
    this.put(word)
  }

  private goOn(column: number): void {
    this.indent(column)
    this.isSpace = false
    this.isIndent = false
  }

  private plain(characters: readonly string[], column: number, folds: boolean): void {
    this.word('')
    for (const run of runsOf(characters)) {
      const isFold = run.kind === 'spaces' && run.text.length === 1 && this.column > bestWidth && folds
      if (isFold) this.goOn(column)
      else this.put(run.text, run.length)
    }
  }

  private single(characters: readonly string[], column: number, folds: boolean): void {
    this.mark("'", { apart: true })
    for (const run of runsOf(characters)) {
      const isInside = run.from > 0 && run.from + run.length < characters.length
      if (run.kind === 'spaces' && run.length === 1 && this.column > bestWidth && folds && isInside) {
        this.indent(column)
      } else if (run.kind === 'breaks') {
        if (run.text.startsWith('\n')) this.breakLine()
        for (const character of run.text) this.breakLine(character)
        this.indent(column)
      } else {
        const quoted = run.text.replaceAll("'", "''")
        this.put(quoted, run.length + quoted.length - run.text.length)
      }
    }
    this.mark("'")
  }

  private double(characters: readonly string[], column: number, folds: boolean): void {
    this.mark('"', { apart: true })
    /** What stands ready to be written, up to the character that is looked at. */
    let start = 0
    const flush = (end: number): void => {
      this.put(characters.slice(start, end).join(''), end - start)
      start = end
    }
    characters.forEach((character, at) => {
      const written = escaped(character)
      if (written !== null) {
        if (start < at) flush(at)
        this.put(written)
        start = at + 1
      }
      const isInside = at > 0 && at < characters.length - 1
      const mayFold = isInside && (character === ' ' || start >= at) && this.column + (at - start) > bestWidth
      if (!mayFold || !folds) return
      const ready = characters.slice(start, at).join('')
      this.put(`${ready}\\`, Math.max(at - start, 0) + 1)
      if (start < at) start = at
      this.goOn(column)
      // A space at the begin of a line would be lost.
      if (characters[start] === ' ') this.put('\\')
    })
    if (start < characters.length) flush(characters.length)
    this.mark('"')
  }

  /** All that was written, with an end of its last line. */
  end(): string {
    this.indent(0)
    return this.out.join('')
  }
}

interface Run {
  readonly kind: 'spaces' | 'breaks' | 'word'
  readonly text: string
  readonly from: number
  /** In characters. */
  readonly length: number
}

function kindOf(character: string | undefined): Run['kind'] {
  return character === ' ' ? 'spaces' : isBreak(character) ? 'breaks' : 'word'
}

/** A text as runs of spaces, of breaks and of all else. */
function runsOf(characters: readonly string[]): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < characters.length;) {
    const kind = kindOf(characters[from])
    let to = from + 1
    while (to < characters.length && kindOf(characters[to]) === kind) to += 1
    runs.push({ kind, text: characters.slice(from, to).join(''), from, length: to - from })
    from = to
  }
  return runs
}
