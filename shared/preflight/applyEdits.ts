import { linesOf } from '../dify/text'
import type { CodeEdit } from '../model/finding'

/** Where each line of a text begins, by the lines of `linesOf`. */
function starts(code: string): number[] {
  const found = [0]
  for (const end of code.matchAll(/\r\n|\r|\n/g)) found.push(end.index + end[0].length)
  return found
}

/** The code after edits that do not touch each other; its own line ends are kept, and new lines take them. */
export function applyEdits(code: string, edits: readonly CodeEdit[]): string {
  const begin = starts(code)
  const lines = linesOf(code)
  const end = code.includes('\r\n') ? '\r\n' : '\n'
  const at = (line: number, column: number): number => {
    const row = Math.min(line, begin.length) - 1
    return (begin[row] ?? 0) + Math.min(column - 1, (lines[row] ?? '').length)
  }
  const ordered = [...edits].sort((a, b) => b.line - a.line || b.column - a.column)
  return ordered.reduce(
    (text, one) =>
      text.slice(0, at(one.line, one.column)) +
      one.text.replaceAll('\n', end) +
      text.slice(at(one.endLine, one.endColumn)),
    code,
  )
}
