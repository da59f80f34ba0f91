import type { RunNode } from '../engineTypes'

/** The runs of an engine, so that its end can be theirs. */
export interface ActiveRuns {
  readonly runNode: RunNode
  /** Cancels every run and resolves when their processes are gone; a later run is cancelled before it begins. */
  close(): Promise<void>
}

/** Keeps account of the runs of `runNode`. */
export function trackRuns(runNode: RunNode): ActiveRuns {
  const active = new Map<AbortController, Promise<unknown>>()
  let closed = false

  return {
    async runNode(request, requirements, hooks = {}) {
      const abort = new AbortController()
      const forward = (): void => abort.abort()
      if (closed || hooks.signal?.aborted === true) forward()
      hooks.signal?.addEventListener('abort', forward, { once: true })
      const end = runNode(request, requirements, { ...hooks, signal: abort.signal })
      active.set(abort, end)
      try {
        return await end
      } finally {
        active.delete(abort)
        hooks.signal?.removeEventListener('abort', forward)
      }
    },

    async close() {
      closed = true
      for (const abort of active.keys()) abort.abort()
      await Promise.allSettled(active.values())
    },
  }
}
