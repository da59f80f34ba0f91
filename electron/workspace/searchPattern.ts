import type { SearchQuery } from '../../shared/model/search'
import { problem, ProblemError } from '../../shared/problems'

const wordBefore = '(?<![\\p{L}\\p{N}_])'
const wordAfter = '(?![\\p{L}\\p{N}_])'

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** The expression of a query, for one line at a time. Throws a ProblemError where the author's own is none. */
export function patternOf({ text, matchCase, wholeWord, isRegex }: SearchQuery): RegExp {
  const inner = isRegex ? `(?:${text})` : escaped(text)
  const source = wholeWord ? `${wordBefore}${inner}${wordAfter}` : inner
  const flags = matchCase ? 'gu' : 'giu'
  try {
    return new RegExp(source, flags)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    // The stricter rules that come with `u` refuse escapes that do no harm.
    const plain = wholeWord ? `\\b${inner}\\b` : inner
    try {
      return new RegExp(plain, flags.replace('u', ''))
    } catch {
      const reason = error.message.replace(/^Invalid regular expression: \/.*\/\w*: /s, '')
      throw new ProblemError(problem('search-not-regex', 'workspace', { params: { reason } }))
    }
  }
}
