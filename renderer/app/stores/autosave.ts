/** Quiet time after the last key before a save, and the longest wait after the first, in milliseconds. */
const quietMs = 300
const longestMs = 800

/**
 * Calls `save` for an id a moment after its last change, never later than a fixed time after its first; one save of an id runs at a time, and
 * a change during it is saved after it.
 */
export function createAutosave(save: (id: string) => Promise<void>, report: (error: unknown) => void) {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; since: number }>()
  const running = new Map<string, Promise<void>>()

  async function now(id: string): Promise<void> {
    const entry = waiting.get(id)
    if (entry !== undefined) clearTimeout(entry.timer)
    waiting.delete(id)
    // A save that failed was told by whoever asked for it.
    await running.get(id)?.catch(() => undefined)
    const task = save(id).finally(() => {
      if (running.get(id) === task) running.delete(id)
    })
    running.set(id, task)
    await task
  }

  return {
    /** Notes a change of an id. */
    touch(id: string): void {
      const entry = waiting.get(id)
      const since = entry?.since ?? Date.now()
      if (entry !== undefined) clearTimeout(entry.timer)
      const wait = Math.max(0, Math.min(quietMs, since + longestMs - Date.now()))
      waiting.set(id, { since, timer: setTimeout(() => void now(id).catch(report), wait) })
    },
    /** Saves all that waits, and waits for what runs. */
    async flush(): Promise<void> {
      const ends = await Promise.allSettled([...waiting.keys()].map(now))
      await Promise.allSettled(running.values())
      // Not before all have ended: a window that closes after it would cut the others off.
      for (const end of ends) if (end.status === 'rejected') throw end.reason
    },
    /** Saves one id if it waits, and waits for what runs of it. */
    async settle(id: string): Promise<void> {
      if (waiting.has(id)) await now(id)
      await running.get(id)
    },
    forget(id: string): void {
      const entry = waiting.get(id)
      if (entry !== undefined) clearTimeout(entry.timer)
      waiting.delete(id)
    },
  }
}

export type Autosave = ReturnType<typeof createAutosave>
