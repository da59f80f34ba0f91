import type { Place, Span } from '../../../../shared/model/language'

/** Offsets of a text with LF line ends, and the editor's places in it. */
export function placesIn(text: string) {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)

  function placeOf(offset: number): Place {
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }

  return {
    offsetOf: ({ line, column }: Place): number =>
      Math.min((starts[line - 1] ?? text.length) + column - 1, text.length),
    spanOf(from: number, to: number): Span {
      const end = placeOf(to)
      return { ...placeOf(from), endLine: end.line, endColumn: end.column }
    },
  }
}
