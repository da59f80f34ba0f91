import type { SearchMatch, SearchResult } from '../../shared/model/search'
import type { SearchDocument } from './searchSource'

/** Characters of a line that are shown: from its begin up to those in which a match is sure to be seen, else those before a match; and in all. */
const shown = { first: 110, before: 60, all: 300 } as const
/** Places that are told of one line, and of one document. */
const most = { line: 20, document: 500 } as const

function matchesOf(line: string, number: number, pattern: RegExp): SearchMatch[] {
  const found: SearchMatch[] = []
  pattern.lastIndex = 0
  while (found.length < most.line) {
    const match = pattern.exec(line)
    if (match === null) break
    const [text] = match
    if (text === '') {
      // Nothing to show; the next place is one further.
      pattern.lastIndex += 1
      continue
    }
    const isEarly = match.index + text.length <= shown.first
    const start = isEarly ? 0 : Math.max(0, match.index - shown.before)
    const length = Math.min(text.length, start + shown.all - match.index)
    const from = match.index - start
    found.push({ line: number, column: match.index + 1, text: line.slice(start, start + shown.all), from, length })
  }
  return found
}

/** Looks through a document line by line, as far as a time reaches; can be stopped between two lines, or within one, and goes on there. */
export class LineSearch {
  private readonly lines: readonly string[]
  private at = 0
  readonly matches: SearchMatch[] = []

  constructor(
    private readonly document: SearchDocument,
    private readonly pattern: RegExp,
  ) {
    this.lines = document.code.split(/\r\n|\r|\n/)
  }

  get isDone(): boolean {
    return this.at >= this.lines.length || this.matches.length >= most.document
  }

  /** The line that is looked at next, from 0. */
  get line(): number {
    return this.at
  }

  /** Goes on until `performance.now()` is past `until`, at least one line. */
  step(until: number): void {
    do {
      const line = this.lines[this.at]
      if (line === undefined) return
      const found = matchesOf(line, this.at + 1, this.pattern)
      this.matches.push(...found)
      this.at += 1
    } while (!this.isDone && performance.now() < until)
  }

  /** What was found; null where nothing was. */
  result(): SearchResult | null {
    if (this.matches.length === 0) return null
    const { code: _code, ...document } = this.document
    return { ...document, matches: this.matches.slice(0, most.document), isCapped: this.at < this.lines.length }
  }
}
