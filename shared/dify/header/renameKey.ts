import type { CodeLanguage } from '../../model/node'
import { readHeader } from './header'
import { javascriptReturns } from './javascriptReturns'
import { mainRange } from './mainRange'
import { pythonReturns } from './pythonReturns'
import type { ReturnedPlace } from './returnedPlace'
import { applyEdits, type TextEdit } from './textEdit'

/** What becomes of the code when an output gets another name. */
export interface KeyRename {
  /** With the key that `main` returns literally under its new name; the same code where it returns none of that name. */
  readonly code: string
  /** Lines, 1-based, where the old name still stands as a key or a text. */
  readonly left: readonly number[]
  /** Lines of `return` where it can't be told which keys they give; none where the key was found. */
  readonly unseen: readonly number[]
}

const isWord = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)

/** How a key is written anew; null where that form can't hold the name. */
function written({ name, form }: ReturnedPlace, to: string, language: CodeLanguage): string | null {
  if (form === 'quoted') return /[\\'"\p{Cc}]/u.test(to) ? null : to
  if (isWord(to)) return form === 'shorthand' ? `${to}: ${name}` : to
  if (language === 'python3' || form === 'member') return null
  return form === 'shorthand' ? `${JSON.stringify(to)}: ${name}` : JSON.stringify(to)
}

function linesOf(code: string, places: readonly number[]): number[] {
  return [...new Set(places.map((at) => code.slice(0, at).split('\n').length))].sort((a, b) => a - b)
}

/**
 * Renames a key of what `main` returns, wherever it is written literally. Where the code returns the new name already, it was changed by hand and
 * stays. The code is not run: what can't be told is said by its lines.
 */
export function renameKey(language: CodeLanguage, code: string, from: string, to: string): KeyRename {
  const none: KeyRename = { code, left: [], unseen: [] }
  const header = readHeader(language, code)
  if (header === null || from === '' || from === to) return none
  const places = language === 'python3' ? pythonReturns(code, header) : javascriptReturns(code, header)
  if (places.some(({ name }) => name === to)) return none
  const edits = new Map<number, TextEdit>()
  const refused: number[] = []
  for (const place of places.filter(({ name }) => name === from)) {
    const insert = written(place, to, language)
    if (insert === null) refused.push(place.from)
    else edits.set(place.from, { from: place.from, to: place.to, insert })
  }
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const text = new RegExp(
    `(['"])${escaped}\\1${language === 'python3' ? '' : `|\\.${escaped}(?![\\p{L}\\p{N}_$])`}`,
    'gu',
  )
  const still = [...code.matchAll(text)].map(({ index }) => index).filter((at) => !edits.has(at + 1))
  const isFound = edits.size + refused.length + still.length > 0
  const range = mainRange(language, code, header)
  const returns = isFound ? [] : [...code.matchAll(/^[ \t]*return\b/gm)].map(({ index }) => index)
  return {
    code: applyEdits(code, [...edits.values()]),
    left: linesOf(code, [...still, ...refused]),
    unseen: linesOf(
      code,
      returns.filter((at) => at >= range.from && at < range.to),
    ),
  }
}
