import { type LogicalLine, logicalLines, markOf } from './logicalLines'
import { type Part, type ReadLine, readLine, type Span } from './requirementLine'

export type { LineOption, Part, RequirementKind, Span } from './requirementLine'

/** A line of a requirements file with its place in the text; spans count UTF-16 units from the text's start. */
export interface RequirementEntry extends ReadLine {
  /** Its first line, from 1, and how many it takes: more than one where a backslash goes on. */
  readonly line: number
  readonly lines: number
  /** Where it stands, without its line end. */
  readonly from: number
  readonly to: number
  /** As it stands there. */
  readonly text: string
  /** What ends it: `\n`, `\r\n`, `\r`, or "" at the end of the text. */
  readonly end: string
}

export interface RequirementsText {
  /** A byte order mark, or "". */
  readonly mark: string
  readonly entries: readonly RequirementEntry[]
}

/** Spans of a line's content as spans of the text: a part that is broken by a backslash takes that in. */
function inText(spans: ReadLine['spans'], { at, from }: LogicalLine): ReadLine['spans'] {
  const place = ({ from: first, to: last }: Span): Span => {
    const start = at[first] ?? from
    return { from: start, to: last > first ? (at[last - 1] ?? start) + 1 : start }
  }
  return Object.fromEntries(Object.entries(spans).map(([part, span]) => [part as Part, place(span)]))
}

/** Reads a requirements file as pip does; nothing is refused and nothing is lost: see `printRequirements`. */
export function readRequirements(text: string): RequirementsText {
  const entries = logicalLines(text).map((logical) => {
    const { line, lines, from, to, end, content } = logical
    const read = readLine(content)
    return { ...read, spans: inText(read.spans, logical), line, lines, from, to, end, text: text.slice(from, to) }
  })
  return { mark: markOf(text), entries }
}

/** The text that was read, to the byte. */
export function printRequirements({ mark, entries }: RequirementsText): string {
  return mark + entries.map(({ text, end }) => text + end).join('')
}

/** The first line that asks for a package by its name; null where none does. Both may be written in any way that indexes take. */
export function entryOf(text: string, name: string): RequirementEntry | null {
  return readRequirements(text).entries.find((entry) => entry.name !== '' && entry.name === name) ?? null
}

/** The range of a line in the bytes of the UTF-8 text, as uv and pip count. */
export function byteRange(text: string, { from, to }: Span): Span {
  const start = utf8Length(text.slice(0, from))
  return { from: start, to: start + utf8Length(text.slice(from, to)) }
}

/** Bytes of a text in UTF-8; half of a pair counts as the character that stands for what can't be read. */
function utf8Length(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
