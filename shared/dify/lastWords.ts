const caretLine = /^\s*\^+\s*$/
const ofNode = /^Node\.js v\d/

/** What Node says of an error: below the line with the caret, above the calls and the version of Node. */
function nodeWords(lines: readonly string[]): string | null {
  const caret = lines.findIndex((line) => caretLine.test(line))
  return caret === -1 ? null : (lines[caret + 1] ?? null)
}

/** What an error comes down to: of a traceback its last line, without the line that Dify's sandbox puts below it; of Node's report its message. */
export function lastWords(error: string): string {
  const lines = error.split('\n').filter((line) => line.trim() !== '' && !/^error: exit status \d+$/.test(line))
  const own = lines.filter((line) => !ofNode.test(line))
  const words = own.length < lines.length ? nodeWords(own) : null
  return (words ?? own.at(-1) ?? '').trim()
}
