import { type CST, Lexer, Parser } from 'yaml'

/**
 * Texts that nest deeper are not read: the reader calls itself for each level, and V8 ends the whole program, with no error to catch, where it has to
 * compile a regular expression with its stack nearly used up.
 */
const deepest = 1000

function count(source: string, of: RegExp): number {
  return source.match(of)?.length ?? 0
}

/** Where lists and objects in brackets nest too deep, as an offset. */
function deepInBrackets(source: string): number | null {
  let offset = 0
  let depth = 0
  for (const token of new Lexer().lex(source)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > deepest) return offset
    // Signs of the lexer's own stand before a document, a scalar and what is missing.
    if (!/^[\u0002\u0018\u001F]$/.test(token)) offset += token.length
  }
  return null
}

const isBlock = (token: CST.Token): token is CST.BlockMap | CST.BlockSequence =>
  token.type === 'block-map' || token.type === 'block-seq'

/** Where lists and objects of lines nest too deep, as an offset. Without a call within a call. */
function deepInLines(source: string): number | null {
  const waiting: [token: CST.Token, depth: number][] = []
  for (const token of new Parser().parse(source)) {
    if (token.type === 'document' && token.value !== undefined) waiting.push([token.value, 0])
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [token, depth] = next
    if (depth > deepest) return token.offset
    if (!isBlock(token)) continue
    for (const item of token.items) {
      for (const part of 'key' in item ? [item.key, item.value] : [item.value]) {
        if (part != null) waiting.push([part, depth + 1])
      }
    }
  }
  return null
}

/** Whether a line has so much before its text, or so many levels in itself, that lines may nest too deep. */
function mayNestInLines(source: string): boolean {
  return source
    .split('\n')
    .some((line) => line.length > deepest && (line.search(/\S/) >= deepest || count(line, /[-?:]\s/g) >= deepest))
}

/** The offset in a text at which it nests too deep to be read; null in all others. */
export function tooDeepAt(source: string): number | null {
  const inBrackets = count(source, /[[{]/g) > deepest ? deepInBrackets(source) : null
  return inBrackets ?? (mayNestInLines(source) ? deepInLines(source) : null)
}
