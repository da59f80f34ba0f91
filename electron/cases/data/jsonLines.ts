import { longestRecord } from './tableRecords'

/** A line of a file; `text` is null where it is too long to be kept. */
export interface TextLine {
  readonly line: number
  readonly text: string | null
}

/** The lines of a text that are not blank, one by one. One that is longer than a record may be is passed over, and told as such. */
export async function* textLines(text: AsyncIterable<string>): AsyncGenerator<TextLine, void, undefined> {
  let line = 1
  let kept = ''
  let isLong = false
  for await (const piece of text) {
    let from = 0
    for (;;) {
      const at = piece.indexOf('\n', from)
      const part = piece.slice(from, at === -1 ? undefined : at)
      if (!isLong) kept += part
      if (kept.length > longestRecord) {
        isLong = true
        kept = ''
      }
      if (at === -1) break
      if (isLong) yield { line, text: null }
      else if (kept.trim() !== '') yield { line, text: kept }
      line += 1
      kept = ''
      isLong = false
      from = at + 1
    }
  }
  if (isLong) yield { line, text: null }
  else if (kept.trim() !== '') yield { line, text: kept }
}
