import type { Language, Problem } from '../../../shared/model/problem'
import { describeProblem, problem, type ProblemCode, ProblemError } from '../../../shared/problems'

/** A problem in one line of text, for a client that shows a message. */
export function inWords(error: unknown, language: Language): string {
  if (!(error instanceof ProblemError)) return `Nodelab: ${error instanceof Error ? error.message : String(error)}`
  const { title, why, next } = describeProblem(error.problem, language)
  const sentences = [title, why, next].filter((text) => text !== '')
  const said = sentences.map((text) =>
    /[.!?。！？:：]$/.test(text) ? text : `${text}${language === 'en' ? '.' : '。'}`,
  )
  const { raw } = error.problem
  return `Nodelab: ${said.join(language === 'en' ? ' ' : '')}${raw === null ? '' : `\n${raw.trim().slice(-2000)}`}`
}

/** A problem of Nodelab's own by its code, in one line of text. */
export function wordsOf(code: ProblemCode, language: Language, params: Problem['params'] = {}): string {
  return inWords(new ProblemError(problem(code, 'run', { params })), language)
}
