import type { Environment } from '../../shared/model/environment'
import { cancelled } from './build'

/** Resolves when a signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolveNow) => {
    if (signal.aborted) resolveNow()
    else signal.addEventListener('abort', () => resolveNow(), { once: true })
  })
}

/** Builds under way by the folder that they make, so that no two make one folder. */
export function createSharedBuilds() {
  const building = new Map<string, Promise<Environment>>()

  /**
   * Two wishes with one key build one folder: the second waits for the first, and builds itself if that one ends without it. Throws a
   * ProblemError where `signal` aborts while it waits.
   */
  return async (key: string, signal: AbortSignal, build: () => Promise<Environment>): Promise<Environment> => {
    for (let other = building.get(key); other !== undefined; other = building.get(key)) {
      const environment = await Promise.race([other.catch(() => null), aborted(signal).then(() => null)])
      if (environment !== null) return environment
      if (signal.aborted) throw cancelled()
    }
    // Removed before those who wait go on, so that one of them builds if this build ends without an environment.
    const mine = build().finally(() => building.delete(key))
    building.set(key, mine)
    return mine
  }
}

export type SharedBuilds = ReturnType<typeof createSharedBuilds>
