import type { Dependency } from '../../../shared/model/node'
import type { Language, Problem } from '../../../shared/model/problem'
import { describeProblem, problem, type ProblemCode, ProblemError } from '../../../shared/problems'
import type { SandboxRequest, SandboxResult } from '../../engineTypes'
import type { Entry } from './gate'
import type { Place, Places } from './places'

/** What a request asks to be run. */
export interface Script extends SandboxRequest {
  readonly dependencies: readonly Dependency[]
}

/** How it ended, in the words of the dialect's own sandbox; or why it did not begin, in Nodelab's words. */
export type ScriptEnd = { readonly result: SandboxResult } | { readonly notRun: string }

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

/**
 * Runs a script where its packages are. While they are built it keeps no worker from others, and it waits for one again. Rejects with the reason of
 * `signal` where that aborts before the script begins.
 */
export async function runScript(
  places: Places,
  entry: Entry,
  { dependencies, ...request }: Script,
  signal: AbortSignal,
  language: Language,
): Promise<ScriptEnd> {
  let place: Place | null = null
  let broken = true
  try {
    place = places.ready(request.language, dependencies)
    if (place === null) {
      entry.rest()
      place = await places.get(request.language, dependencies, signal)
      await entry.work(signal)
    }
    const result = await place.sandbox.run(request, { signal })
    broken = false
    return { result }
  } catch (error) {
    if (signal.aborted) throw error
    return { notRun: inWords(error, language) }
  } finally {
    place?.end(broken && !signal.aborted)
  }
}
