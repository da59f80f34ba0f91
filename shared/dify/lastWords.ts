/** What an error comes down to: of a traceback its last line, without the line that Dify's sandbox puts below it. */
export function lastWords(error: string): string {
  const lines = error.split('\n').filter((line) => line.trim() !== '' && !/^error: exit status \d+$/.test(line))
  return lines.at(-1)?.trim() ?? ''
}
