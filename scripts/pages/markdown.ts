/** A table of Markdown: the first row is its head. A bar in a cell is no edge of it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** A page of parts with an empty line between them; empty parts are left out. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A text as code; an empty one as nothing. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}
