/** A regular expression begins where a value may: after these marks and words a slash does not divide. */
const beforeValue = /(?:^|[([{,;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else))\s*$/

const literals =
  /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\\n]|\\[^])*'?|"(?:[^"\\\n]|\\[^])*"?|`(?:[^`\\]|\\[^])*`?|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g

/**
 * JavaScript with the inside of comments, texts and regular expressions blanked out, every other character at its place: brackets
 * and keywords can then be found by sight. Quotes stay. Meant for suggestions: code inside `${}` of a template is blanked too.
 */
export function maskJavascript(code: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  return code.replace(literals, (found: string, at: number) => {
    if (found.startsWith('//') || found.startsWith('/*')) return blank(found)
    if (found.startsWith('/') && !beforeValue.test(code.slice(Math.max(0, at - 40), at))) {
      return found
    }
    if (found.length < 2) return found
    return `${found[0]}${blank(found.slice(1, -1))}${found.at(-1)}`
  })
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Where the bracket that opens at `open` closes, or the end of the text. The text must be masked. */
export function closeOf(masked: string, open: number): number {
  const stack: string[] = []
  for (let at = open; at < masked.length; at += 1) {
    const mark = masked[at] ?? ''
    const shut = closing[mark]
    if (shut !== undefined) stack.push(shut)
    else if (mark === stack.at(-1)) {
      stack.pop()
      if (stack.length === 0) return at
    }
  }
  return masked.length
}

/** The ranges between the commas of a bracket's inside, given by its first and last place. */
export function partsOf(masked: string, from: number, to: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = []
  let begin = from
  for (let at = from; at < to; at += 1) {
    const mark = masked[at] ?? ''
    if (closing[mark] !== undefined) at = closeOf(masked, at)
    else if (mark === ',') {
      parts.push({ from: begin, to: at })
      begin = at + 1
    }
  }
  parts.push({ from: begin, to })
  return parts
}
