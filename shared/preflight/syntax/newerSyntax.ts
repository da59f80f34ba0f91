import { inFormatted } from './formattedTexts'
import { type Field, lexPython, type Token } from './lexPython'
import { inExpression, inStatement } from './newerStatements'

/** Another text for a stretch of code. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The ways of writing that came with a Python later than 3.10. */
export type NewerKind =
  | 'except-star'
  | 'star-in-index'
  | 'star-in-annotation'
  | 'type-statement'
  | 'type-parameters'
  | 'type-default'
  | 'quotes-in-f-string'
  | 'backslash-in-f-string'
  | 'comment-in-f-string'
  | 'lines-in-f-string'
  | 'depth-of-f-string'
  | 't-string'
  | 'except-comma'
  | 'lazy-import'
  | 'star-in-comprehension'

/** The minor version of Python 3 with which each of them came. */
export const cameWith: Readonly<Record<NewerKind, number>> = {
  'except-star': 11,
  'star-in-index': 11,
  'star-in-annotation': 11,
  'type-statement': 12,
  'type-parameters': 12,
  'quotes-in-f-string': 12,
  'backslash-in-f-string': 12,
  'comment-in-f-string': 12,
  'lines-in-f-string': 12,
  'depth-of-f-string': 12,
  'type-default': 13,
  't-string': 14,
  'except-comma': 14,
  'lazy-import': 15,
  'star-in-comprehension': 15,
}

/** The oldest and the newest Python, as minor versions, between which all is known that a newer one reads. */
export const knownSyntax = { oldest: 10, newest: 15 } as const

/** A stretch of code, by its offsets in UTF-16 units, that only a newer Python reads. */
export interface NewerSyntax {
  readonly kind: NewerKind
  readonly from: number
  readonly to: number
  /** What mends it for an older Python; empty where that needs a thought. */
  readonly mended: readonly Replacement[]
  /**
   * What an older Python can read in its place with every other thing standing where it stood: texts of the same length. It is to be read and not to be run. Null where
   * there is nothing of the kind.
   */
  readonly lowered: readonly Replacement[] | null
  /** Names that the older text does not bind any more. */
  readonly names?: readonly string[]
  /** Where a text that is filled in begins in the older text, and whether it is a template. */
  readonly text?: { readonly at: number; readonly isTemplate: boolean }
}

/** The tokens of each statement, and of each part of one that stands behind a colon or a semicolon: where a statement may begin. */
function statementsOf(code: string, tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    const word = token.kind === 'mark' ? code.slice(token.from, token.to) : ''
    if (/^[([{]$/.test(word)) depth += 1
    if (/^[)\]}]$/.test(word)) depth -= 1
    if (token.kind === 'newline' || (word === ';' && depth <= 0)) found.push([])
    else if (token.kind !== 'comment') found.at(-1)?.push(token)
  }
  return found.filter((statement) => statement.length > 0)
}

/** What stands in the expressions that fill f- and t-strings. */
function inFields(code: string, tokens: readonly Token[]): NewerSyntax[] {
  const within = (fields: readonly Field[]): NewerSyntax[] =>
    fields.flatMap(({ tokens: all, inner }) => {
      const own = all.filter(({ kind }) => kind !== 'comment')
      return [...inExpression(code, own), ...inFields(code, own), ...within(inner)]
    })
  return tokens.flatMap(({ fields = [] }) => within(fields))
}

/** What in Python code only a Python after 3.10 reads, in its order. */
export function newerSyntax(code: string): NewerSyntax[] {
  // Most code has none of it: the words and marks that it can't be without.
  if (!/\bexcept\b|[[*]|\b(?:type|lazy)\b|\b(?:[ft]|[ft]r|r[ft])["']/i.test(code)) return []
  const found = statementsOf(code, lexPython(code)).flatMap((statement) => [
    ...inStatement(code, statement),
    ...inFields(code, statement),
    ...inFormatted(code, statement),
  ])
  return found.sort((one, other) => one.from - other.from)
}
