/** A growing text cut into lines: what is appended is cut alone, so a stream costs its length once. */
export interface LineBuffer {
  readonly text: string
  readonly lines: readonly string[]
}

export const noLines: LineBuffer = { text: '', lines: [] }

/** The lines of a text, without an empty one after a last line end. */
function cut(text: string): string[] {
  return text.split(/\r\n|\n/)
}

/**
 * Follows a text from what was cut before. Where the text is longer than before it is taken as the same text with more
 * at its end, unless `fresh` says that it is another.
 */
export function follow(before: LineBuffer, text: string, fresh = false): LineBuffer {
  if (text === before.text) return before
  if (text === '') return noLines
  const grows = !fresh && before.text !== '' && text.length > before.text.length && continues(text, before.text)
  // A line end may be half written: CR now, LF with the next piece; so the last line is always cut anew.
  const kept = grows ? before.lines.slice(0, -1) : []
  const from = grows ? lastLineStart(before) : 0
  const lines = kept
  for (const line of cut(text.slice(from))) lines.push(line)
  return { text, lines }
}

/** Whether the end of the shorter text stands at the same place in the longer one: told by its last characters. */
function continues(text: string, before: string): boolean {
  const from = Math.max(0, before.length - 64)
  return text.startsWith(before.slice(from), from)
}

function lastLineStart(buffer: LineBuffer): number {
  return buffer.text.length - (buffer.lines.at(-1)?.length ?? 0)
}

/** Lines to show: an empty last one is only the end of the line before it. */
export function shownLines(buffer: LineBuffer): readonly string[] {
  return buffer.lines.at(-1) === '' ? buffer.lines.slice(0, -1) : buffer.lines
}
