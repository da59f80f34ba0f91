import type { SnippetLanguage } from '../../../shared/snippets/snippet'

/** Where a call goes that is a statement: a column of the caret's line, from 1, and what stands before and behind it there. */
export interface OwnLine {
  readonly column: number
  readonly before: string
  readonly behind: string
}

/** A line that ends so goes on: a call behind it is a part of it. */
const goesOn = /(?:[=([,+\-*/%<>&|^~!?.:\\]|\b(?:and|or|not|in|is|await|yield|lambda|new|typeof|of))$/
const opens: Readonly<Record<SnippetLanguage, RegExp>> = {
  python3: /^\s*(?:async\s|class|def|if|elif|else|for|while|with|try|except|finally|match|case)\b.*:$/,
  javascript: /(?:\)|\b(?:else|do|try|finally)|=>)\s*\{$/,
}
const indents: Readonly<Record<SnippetLanguage, string>> = { python3: '    ', javascript: '  ' }

/**
 * A line of its own for a call that is put in at a caret behind a whole statement; null where the call goes to the caret itself: into an empty
 * line, or into an expression. The editor gives the new line the indent of the caret's. It stands before a `return`, behind which nothing runs.
 */
export function ownLine(line: string, column: number, language: SnippetLanguage): OwnLine | null {
  const before = line.slice(0, column - 1).trimEnd()
  const isAtEnd = line.slice(column - 1).trim() === ''
  if (before.trim() === '' || !isAtEnd || /^\s*(?:return|throw|raise)$/.test(before)) return null
  const end = line.length + 1
  if (opens[language].test(before)) return { column: end, before: `\n${indents[language]}`, behind: '' }
  if (goesOn.test(before) || (language === 'python3' && before.endsWith('{'))) return null
  if (/^\s*(?:return|throw|raise)\b/.test(before)) {
    return { column: line.length - line.trimStart().length + 1, before: '', behind: '\n' }
  }
  return { column: end, before: '\n', behind: '' }
}
