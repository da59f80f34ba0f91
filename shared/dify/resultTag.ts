/** The mark that Dify's script prints before and after the result. */
export const resultTag = '<<RESULT>>'

/**
 * The text between the first and the last tag (Dify's search is greedy), and the prints around it. Null
 * `result`: no pair of tags. The line end that the script's own print adds belongs to the result.
 */
export function splitStdout(stdout: string): { prints: string; result: string | null } {
  const first = stdout.indexOf(resultTag)
  const last = stdout.lastIndexOf(resultTag)
  if (first === -1 || last < first + resultTag.length) return { prints: stdout, result: null }
  const after = stdout.slice(last + resultTag.length).replace(/^\r?\n/, '')
  return { prints: stdout.slice(0, first) + after, result: stdout.slice(first + resultTag.length, last) }
}

/** Lets prints through as they arrive and holds the result back. */
export interface PrintFilter {
  /** Takes the next piece of stdout, returns what can be shown of it now. */
  feed(piece: string): string
  /** The rest, once stdout has ended. */
  flush(): string
}

/**
 * Makes a filter for one run. What it has returned in the end is `splitStdout(stdout).prints`: from the first tag on
 * it holds everything, since only the end tells where the result ends.
 */
export function createPrintFilter(): PrintFilter {
  let held = ''
  return {
    feed(piece) {
      held += piece
      const tag = held.indexOf(resultTag)
      const safe = tag === -1 ? held.length - tagStartAtEnd(held) : tag
      const shown = held.slice(0, safe)
      held = held.slice(safe)
      return shown
    },
    flush() {
      const rest = splitStdout(held).prints
      held = ''
      return rest
    },
  }
}

/** How many characters at the end of a text could be the beginning of a tag. */
function tagStartAtEnd(text: string): number {
  for (let size = Math.min(resultTag.length - 1, text.length); size > 0; size -= 1) {
    if (text.endsWith(resultTag.slice(0, size))) return size
  }
  return 0
}
