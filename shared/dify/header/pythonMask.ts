const literals = /#[^\n]*|("""|''')(?:\\[^]|(?!\1)[^\\])*(?:\1|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?/g

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/**
 * Python with comments and the inside of texts blanked out, every other character at its place: brackets and keywords can then be found
 * by sight. Quotes stay. A text in single quotes that is not closed ends with its line, so that what follows it can still be read.
 */
export function maskPython(code: string): string {
  return code.replace(literals, (found: string, triple: string | undefined) => {
    if (found.startsWith('#')) return blank(found)
    const width = triple === undefined ? 1 : 3
    const isClosed = found.length >= 2 * width && found.endsWith(triple ?? found[0] ?? '')
    const end = isClosed ? found.length - width : found.length
    return `${found.slice(0, width)}${blank(found.slice(width, end))}${found.slice(end)}`
  })
}

/** Whether a text is not closed: one in single quotes by the end of its line, which the parser lets pass. */
export function hasOpenText(code: string): boolean {
  return (code.match(literals) ?? []).some(
    (found) => !found.startsWith('#') && !/^("""|'''|"|')(?:\\[^]|(?!\1)[^\\])*\1$/.test(found),
  )
}
