/** A line as pip takes it: several lines of the file where all but the last end with a backslash. Offsets count UTF-16 units of the text. */
export interface LogicalLine {
  /** Its first line in the file, from 1, and how many it takes there. */
  readonly line: number
  readonly lines: number
  /** Where it begins and ends in the text, without its line end. */
  readonly from: number
  readonly to: number
  /** What ends it: `\n`, `\r\n`, `\r`, or "" at the end of the text. */
  readonly end: string
  /** What it says, without the backslashes and line ends within. */
  readonly content: string
  /** Where each unit of the content stands in the text; one more for its end. */
  readonly at: readonly number[]
}

interface PhysicalLine {
  readonly from: number
  readonly to: number
  readonly end: string
}

/** The byte order mark that a text begins with, or "". */
export function markOf(text: string): string {
  return text.startsWith('\uFEFF') ? '\uFEFF' : ''
}

function physicalLines(text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = []
  let from = markOf(text).length
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ from, to: index, end })
    from = index + end.length
  }
  if (from < text.length) lines.push({ from, to: text.length, end: '' })
  return lines
}

/** Whether a line goes on in the next one. A comment never does, as pip has it (`join_lines`). */
function goesOn(content: string): boolean {
  return content.endsWith('\\') && !/^\s*#/.test(content)
}

/** A line without those that it ends with. */
export function withoutBackslashes(text: string): string {
  let end = text.length
  while (text.charAt(end - 1) === '\\') end -= 1
  return text.slice(0, end)
}

/** The lines of a requirements file as pip joins them. Together with their ends (and the mark at the start) they are the whole text. */
export function logicalLines(text: string): LogicalLine[] {
  const found: LogicalLine[] = []
  const physical = physicalLines(text)
  for (let index = 0; index < physical.length; index += 1) {
    const start = index
    let content = ''
    const at: number[] = []
    for (;;) {
      const { from, to } = physical[index] ?? { from: 0, to: 0 }
      const raw = text.slice(from, to)
      const isOpen = goesOn(raw)
      // A comment after a backslash ends the line; the space before it lets it be known as one.
      const isComment = index > start && /^\s*#/.test(raw)
      const part = isOpen ? withoutBackslashes(raw) : raw
      if (isComment) at.push(from)
      for (let unit = 0; unit < part.length; unit += 1) at.push(from + unit)
      content += isComment ? ` ${part}` : part
      if (!isOpen || index + 1 >= physical.length) break
      index += 1
    }
    const [first, last] = [physical[start], physical[index]]
    if (first === undefined || last === undefined) break
    at.push(last.to)
    found.push({
      line: start + 1,
      lines: index - start + 1,
      from: first.from,
      to: last.to,
      end: last.end,
      content,
      at,
    })
  }
  return found
}
