import { closeOf } from '../javascriptMask'
import type { Range } from './headerParts'

/** Where a definition of `main` begins and where its parameter list opens. */
export interface PythonMain {
  /** At `async` or `def`. */
  readonly at: number
  /** The parenthesis that opens the list. */
  readonly open: number
  readonly isAsync: boolean
  readonly indent: number
}

const definitions = /^([ \t]*)(async[ \t]+)?def[ \t]+main[ \t]*(?=\()/gm

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Whether a definition stands inside a function or a class, by the lines above it that are indented less. */
function isNested(masked: string, at: number, indent: number): boolean {
  if (indent === 0) return false
  let least = indent
  const above = masked.slice(0, at).split('\n').slice(0, -1)
  for (let index = above.length - 1; index >= 0 && least > 0; index -= 1) {
    const line = above[index] ?? ''
    if (line.trim() === '' || indentOf(line) >= least) continue
    least = indentOf(line)
    if (/^\s*(?:(?:async\s+)?def|class)\b/.test(line)) return true
  }
  return false
}

/** The last `main` that is at the top level, be it under an `if`; one inside a class or a function is another's. */
export function findPythonMain(masked: string): PythonMain | null {
  const found = [...masked.matchAll(definitions)]
    .map((match) => {
      const indent = match[1]?.length ?? 0
      return {
        at: match.index + indent,
        open: match.index + match[0].length,
        isAsync: match[2] !== undefined,
        indent,
      }
    })
    .filter(({ at, indent }) => !isNested(masked, at, indent))
  return found.at(-1) ?? null
}

/** Statements that begin something else, however many brackets are still open above them. */
const begins = /^\s*(?:@|(?:async\s+)?def\b|class\b|import\b|from\b|if\s+__name__\b)/

/** Where the body of a definition ends that begins after its colon: at the next line that is not indented more than the `def`. */
export function endOfBody(masked: string, colon: number, indent: number): number {
  const firstEnd = masked.indexOf('\n', colon)
  if (firstEnd === -1) return masked.length
  let from = firstEnd + 1
  let end = firstEnd
  // Brackets and texts that are open let a line stand further left.
  let openUntil = 0
  while (from < masked.length) {
    const lineEnd = masked.indexOf('\n', from)
    const to = lineEnd === -1 ? masked.length : lineEnd
    const line = masked.slice(from, to)
    // A line that goes on from the one above stands where it likes.
    const goesOn = /\\\r?$/.test(masked.slice(Math.max(0, from - 3), from - 1))
    const isOutside = line.trim() !== '' && indentOf(line) <= indent && !goesOn
    if (isOutside && (from >= openUntil || begins.test(line))) return end
    if (line.trim() !== '') {
      end = to
      if (openUntil <= to) openUntil = endOfOpen(masked, { from: Math.max(from, openUntil), to })
    }
    from = to + 1
  }
  return end
}

/** Behind the last bracket or text over several lines that a line opens; the line's own start where none stays open. */
function endOfOpen(masked: string, line: Range): number {
  for (let at = line.from; at < line.to; at += 1) {
    const quote = /^(?:"""|''')/.exec(masked.slice(at, at + 3))?.[0]
    if (quote === undefined && !'([{'.includes(masked[at] ?? ' ')) continue
    const close = quote === undefined ? closeOf(masked, at) : masked.indexOf(quote, at + 3) + 2
    // A text that is not closed is blank to the end of the code.
    if (quote !== undefined && close < at + 3) return masked.length
    if (close >= line.to) return close + 1
    at = close
  }
  return line.from
}
