const caret = /^(\s*)\^+\s*$/

/**
 * The column of a syntax error in the editor's line, 1-based and in UTF-16 units as the editor counts; null where nothing under that
 * line points at a place. Python shows the line without its own indentation, Node as it stands.
 */
export function syntaxColumn(stderr: string, line: string): number | null {
  const lines = stderr.split('\n')
  const at = lines.findLastIndex((text) => caret.test(text))
  const shown = lines[at - 1]
  if (at < 1 || shown === undefined || shown.trim() === '' || !line.includes(shown.trim())) return null
  const before = (caret.exec(lines[at] ?? '')?.[1] ?? '').length - (shown.length - shown.trimStart().length)
  if (before < 0) return null
  // Both languages count whole characters under the line.
  const skipped = [...shown.trim()].slice(0, before).join('')
  const rest = before - [...skipped].length
  return line.indexOf(shown.trim()) + skipped.length + rest + 1
}
