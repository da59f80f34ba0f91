import type { Environment } from '../../shared/model/environment'
import { cancelled } from './build'

/** Waits for a task, or until a signal aborts, which gives null. A signal that waits for many tasks hears of none that is done. */
export async function orAborted<T>(task: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null
  let stop = (): void => undefined
  const aborted = new Promise<null>((resolveNow) => {
    stop = () => resolveNow(null)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([task, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
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
      const environment = await orAborted(
        other.catch(() => null),
        signal,
      )
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
