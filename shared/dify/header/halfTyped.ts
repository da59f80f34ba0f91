import type { Tree } from '@lezer/common'
import type { CodeLanguage } from '../../model/node'
import type { Header } from './headerParts'
import { mainRange } from './mainRange'
import { parseAlone } from './mainTree'
import { hasOpenText, maskPython } from './pythonMask'
import { hasError } from './syntax'
import type { TextEdit } from './textEdit'

/** Statements of the top level behind which nothing can be left of the body of `main`. */
const next = /\n(?:@|(?:async[ \t]+)?def\b|class\b|if[ \t]+__name__\b)/

/**
 * Where the code ends that may belong to `main` by what its author means. A brace too many ends a body early, and so does a line that
 * stands too far left.
 */
export function endOfMeant(language: CodeLanguage, code: string, header: Header): number {
  if (language === 'javascript') return code.length
  const { to } = mainRange(language, code, header)
  const found = next.exec(maskPython(code).slice(to))
  return found === null ? code.length : to + found.index
}

/** Whether a text or regular expression of JavaScript ends with its line, which the parser lets pass. */
function hasOpenLiteral(tree: Tree, text: string): boolean {
  let found = false
  tree.iterate({
    enter: ({ name, from, to }) => {
      const literal = text.slice(from, to)
      if (name === 'String') found ||= !/^(["'])(?:\\[^]|(?!\1)[^\\])*\1$/.test(literal)
      if (name === 'RegExp') found ||= !/^\/(?:\\.|[^\\])+\/\w*$/.test(literal)
    },
  })
  return found
}

/** A block of code: how far it stands to the right, and the line that opened it. */
interface Block {
  readonly indent: number
  readonly opener: string
}

/**
 * Whether a line of `main`, or behind it, stands where the lines above don't let it, or returns outside of any function. The parser takes
 * either without an error. `masked` begins with the header.
 */
function isMisplaced(masked: string, indent: number): boolean {
  let blocks: Block[] = []
  let above = ''
  let brackets = 0
  const flat = masked.replace(/("""|''')[^]*?\1/g, '$1')
  for (const line of flat.split('\n')) {
    const text = line.trim()
    // Python and the parser count such a line's indent differently.
    if (text === '\\') return true
    if (text !== '' && brackets <= 0 && !above.endsWith('\\')) {
      const width = line.length - line.trimStart().length
      const isDeeper = width > (blocks.at(-1)?.indent ?? indent)
      if (isDeeper && above !== '' && !above.endsWith(':')) return true
      blocks = blocks.filter((block) => block.indent <= width)
      if (isDeeper) blocks.push({ indent: width, opener: above })
      else if (width > indent && blocks.at(-1)?.indent !== width) return true
      if (/^return\b/.test(text) && !blocks.some(({ opener }) => /\bdef\b/.test(opener))) return true
    }
    if (text !== '') above = text
    for (const mark of line) brackets += '([{'.includes(mark) ? 1 : ')]}'.includes(mark) ? -1 : 0
  }
  return false
}

/** Whether the body of `main` holds an error, so that what the parser makes of it may not be what the author means. */
export function isHalfTyped(language: CodeLanguage, code: string, header: Header): boolean {
  const end = endOfMeant(language, code, header)
  const text = code.slice(header.at, end).trimEnd()
  const tree = parseAlone(language, text)
  if (hasError(tree)) return true
  if (language === 'javascript') return hasOpenLiteral(tree, text)
  if (hasOpenText(code.slice(header.end, end))) return true
  const indent = header.at - (code.lastIndexOf('\n', header.at - 1) + 1)
  return isMisplaced(`${' '.repeat(indent)}def main():${maskPython(code).slice(header.end, end)}`, indent)
}

/** What makes of a mention something else than a use of the variable: a member, an argument's name, an import, another's scope. */
const strangeBefore = /\.\s*$|\b(?:import|from|global|nonlocal)\b[^\n]*$/
const strangeBehind = /^\s*=(?!=)/

/**
 * Whether edits of a half-typed Python body rename a parameter wholly: every mention of the old name, in whatever role, is one of them,
 * and the new name is not mentioned at all. Then it makes no difference what the parser took the code around them for.
 */
export function isEveryMention(
  code: string,
  header: Header,
  from: string,
  to: string,
  edits: readonly TextEdit[],
): boolean {
  const body = code.slice(header.end, endOfMeant('python3', code, header))
  const mentions = (name: string): RegExpExecArray[] => [
    ...body.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'gu')),
  ]
  if (mentions(to).length > 0) return false
  const places = new Set(edits.map((edit) => edit.from - header.end))
  return mentions(from).every(
    ({ index }) =>
      places.has(index) &&
      !strangeBefore.test(body.slice(0, index)) &&
      !strangeBehind.test(body.slice(index + from.length)),
  )
}
