import type { CodeLanguage } from '../../model/node'

const pythonPieces = /(#[^\n]*)|((?:"""|''')[^]*?(?:"""|''')|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|\\?\s*\n\s*/g
const javascriptPieces =
  /(\/\/[^\n]*|\/\*[^]*?\*\/)|('(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"|`(?:[^`\\]|\\[^])*`)|\s*\n\s*/g

/** A piece of a header on one line, and the comments that had to leave it. */
export interface Flat {
  readonly text: string
  readonly comments: readonly string[]
}

/** Puts code that stands inside brackets on one line: comments are taken out, texts stay as they are, whatever they hold. */
export function flatten(language: CodeLanguage, text: string): Flat {
  const comments: string[] = []
  const pieces = language === 'python3' ? pythonPieces : javascriptPieces
  const flat = text
    .replace(pieces, (_found: string, comment: string | undefined, literal: string | undefined) => {
      if (literal !== undefined) return literal
      if (comment === undefined) return '\n'
      comments.push(comment.trim())
      return comment.startsWith('/*') ? ' ' : ''
    })
    // Only line ends outside of texts are alone in their replacement; those of a text are between its quotes.
    .replace(
      pieces,
      (found: string, _comment: string | undefined, literal: string | undefined, at: number, whole: string) => {
        if (literal !== undefined) return literal
        const before = whole[at - 1] ?? ''
        const after = whole[at + found.length] ?? ''
        return '([{'.includes(before) || ')]}'.includes(after) ? '' : ' '
      },
    )
  return { text: flat.trim(), comments }
}
