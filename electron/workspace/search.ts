import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Context, createContext, Script } from 'node:vm'
import type { SearchEnd, SearchQuery, SearchResult } from '../../shared/model/search'
import { problem, ProblemError } from '../../shared/problems'
import { LineSearch } from './searchLines'
import { patternOf } from './searchPattern'
import type { SearchSource } from './searchSource'

/** Milliseconds for which a search works before others have their turn; and those after which an expression is stopped within a line. */
const turn = 6
const stopAfter = 12
/** So often a line is tried again: the machine may have been busy with other things. */
const tries = 4
/** What was found is told at once, then after each of these times in milliseconds. */
const tellEvery = 50
/** Characters that are looked through in one go: to guard a task takes longer than a small document does. */
const together = 100_000
/** Places that are told of one search. */
const mostMatches = 5000

/** Where a task runs that is stopped after some milliseconds, whatever it does; made once, since that takes longer than most tasks. */
let guard: { readonly script: Script; readonly world: Context & { task: () => void } } | null = null

/** Does a task; false where it had to be stopped. An expression can take longer than the world will last. */
function inTime(task: () => void): boolean {
  guard ??= { script: new Script('task()'), world: Object.assign(createContext({}), { task }) }
  guard.world.task = task
  try {
    guard.script.runInContext(guard.world, { timeout: stopAfter })
    return true
  } catch (error) {
    // An error of that other world, of which this one's `Error` knows nothing.
    const { code } = Object(error) as { code?: unknown }
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  }
}

/** Goes through documents one after another, as far as a time reaches. */
function step(searches: readonly LineSearch[], until: number): void {
  for (const lines of searches) {
    while (!lines.isDone) {
      lines.step(until)
      if (performance.now() >= until) return
    }
  }
}

/** The document that is worked at, and its line, as one text; null: all are done. */
function placeIn(searches: readonly LineSearch[]): string | null {
  const at = searches.findIndex(({ isDone }) => !isDone)
  return at === -1 ? null : `${at}:${searches[at]?.line ?? 0}`
}

/** Works at some documents for a turn. Throws a ProblemError where the author's expression is too slow for a line of one. */
function work(searches: readonly LineSearch[], isGuarded: boolean, until: number): void {
  if (!isGuarded) return step(searches, until)
  let place: string | null = null
  for (let count = 0; count < tries; count += 1) {
    if (inTime(() => step(searches, until))) return
    const stopped = placeIn(searches)
    // It got on: the machine was busy, not the expression.
    if (stopped !== place) count = 0
    place = stopped
  }
  throw new ProblemError(problem('search-too-slow', 'workspace'))
}

/** Whether a text can't be in a document: far quicker to tell than where it is. */
function misses({ text, isRegex, matchCase }: SearchQuery, code: string): boolean {
  if (isRegex || !/^[\x20-\x7e]+$/.test(text)) return false
  return matchCase ? !code.includes(text) : !code.toLowerCase().includes(text.toLowerCase())
}

/**
 * Looks for a query in the documents of some sources. What is found comes to `onFound` while the search goes on, a document at a time; others have their turn every
 * few milliseconds. Ends early where `signal` says so, without a word.
 */
export async function search(
  query: SearchQuery,
  sources: readonly SearchSource[],
  signal: AbortSignal,
  onFound: (results: SearchResult[]) => void,
): Promise<SearchEnd> {
  let gathered: SearchResult[] = []
  let toldAt = -Infinity
  let began = performance.now()
  let matches = 0
  let documents = 0

  function tell(): void {
    if (gathered.length > 0 && !signal.aborted) onFound(gathered)
    gathered = []
    toldAt = performance.now()
  }

  async function rest(): Promise<void> {
    if (performance.now() - began < turn) return
    if (performance.now() - toldAt >= tellEvery) tell()
    await nextTurn()
    began = performance.now()
  }

  const end = (isCapped: boolean, told: SearchEnd['problem'] = null): SearchEnd => {
    tell()
    return { documents, isCapped, problem: told }
  }

  /** Looks through what is waiting. */
  async function through(waiting: readonly LineSearch[]): Promise<void> {
    while (placeIn(waiting) !== null && !signal.aborted) {
      work(waiting, query.isRegex, began + turn)
      await rest()
    }
    for (const lines of waiting) {
      const result = lines.result()
      if (result === null || matches >= mostMatches) continue
      gathered.push(result)
      matches += result.matches.length
    }
  }

  try {
    const pattern = patternOf(query)
    let waiting: LineSearch[] = []
    let length = 0
    for (const source of sources) {
      for await (const document of source.documents(signal)) {
        if (signal.aborted) return end(true)
        documents += 1
        await rest()
        if (misses(query, document.code)) continue
        waiting.push(new LineSearch(document, pattern))
        length += document.code.length
        if (length < together) continue
        await through(waiting)
        waiting = []
        length = 0
        if (matches >= mostMatches) return end(true)
      }
    }
    await through(waiting)
    return end(matches >= mostMatches)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return end(true, error.problem)
  }
}
