import type { Dependency } from '../../../shared/model/node'
import type { SandboxRequest, SandboxResult } from '../../engineTypes'
import type { Entry } from './gate'
import type { DialectOptions } from './dialectOptions'
import type { Place } from './places'
import { inWords } from './words'

/** What a request asks to be run. */
export interface Script extends SandboxRequest {
  readonly dependencies: readonly Dependency[]
}

/** A script that ran, when it began (milliseconds since 1970), and how many it took. */
export interface RanScript {
  readonly script: Script
  readonly result: SandboxResult
  readonly at: number
  readonly ms: number
}

/** How it ended, in the words of the dialect's own sandbox; or why it did not begin, in Nodelab's words. */
export type ScriptEnd = { readonly result: SandboxResult } | { readonly notRun: string }

/**
 * Runs a script where its packages are. While they are built it keeps no worker from others, and it waits for one again. Rejects with the reason of
 * `signal` where that aborts before the script begins.
 */
export async function runScript(
  { places, mode, language, onRan }: Pick<DialectOptions, 'places' | 'mode' | 'language' | 'onRan'>,
  entry: Entry,
  script: Script,
  signal: AbortSignal,
): Promise<ScriptEnd> {
  const { dependencies, ...request } = script
  let place: Place | null = null
  let broken = true
  try {
    place = places.ready(request.language, dependencies)
    if (place === null) {
      entry.rest()
      place = await places.get(request.language, dependencies, signal)
      await entry.work(signal)
    }
    const [at, began] = [Date.now(), performance.now()]
    const result = await place.sandbox.run(request, { signal, ...(mode === undefined ? {} : { mode }) })
    broken = false
    if (!signal.aborted) onRan?.({ script, result, at, ms: performance.now() - began })
    return { result }
  } catch (error) {
    if (signal.aborted) throw error
    return { notRun: inWords(error, language) }
  } finally {
    place?.end(broken && !signal.aborted)
  }
}
