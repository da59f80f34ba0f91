/** How many requests a server takes, and how many of them run at a time. */
export interface GateLimits {
  readonly maxRequests: number
  readonly maxWorkers: number
}

/** A request that was let in. */
export interface Entry {
  /** Resolves when a worker is free for it, in the order in which they ask; rejects when `signal` aborts. There is no other end to the wait. */
  work(signal: AbortSignal): Promise<void>
  /** Gives the worker back, and keeps the place. */
  rest(): void
  /** Gives back all that it holds. */
  readonly leave: () => void
}

export interface Gate {
  /** Null where there are as many requests already as may be, those that wait counted. */
  enter(): Entry | null
  /** Requests that were let in and have not left. */
  readonly size: () => number
}

/** The two limits of a sandbox's server: `max_requests` refuses, `max_workers` lets wait (sandbox API 1.2 and 1.5). */
export function createGate({ maxRequests, maxWorkers }: GateLimits): Gate {
  let inside = 0
  let working = 0
  const waiting = new Set<() => void>()

  function next(): void {
    const [first] = waiting
    if (first === undefined || working >= maxWorkers) return
    waiting.delete(first)
    working += 1
    first()
  }

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', give)
        resolve()
      }
      const give = (): void => {
        waiting.delete(begin)
        reject(signal.reason as Error)
      }
      if (signal.aborted) return give()
      signal.addEventListener('abort', give, { once: true })
      waiting.add(begin)
      next()
    })
  }

  return {
    enter() {
      if (inside >= maxRequests) return null
      inside += 1
      let works = false
      let left = false
      const rest = (): void => {
        if (!works) return
        works = false
        working -= 1
        next()
      }
      return {
        async work(signal) {
          if (works) return
          await wait(signal)
          works = true
        },
        rest,
        leave: () => {
          rest()
          if (!left) inside -= 1
          left = true
        },
      }
    },
    size: () => inside,
  }
}
