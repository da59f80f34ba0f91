import { randomUUID } from 'node:crypto'

/** What runs for the window, each under a name of its own, by which it is ended. */
export function createRunning(onError: (error: unknown) => void) {
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>()
  return {
    /** Begins a task, not in this turn: the page knows its name before it hears of an end. What it rejects with is told, and ends it. */
    begin(task: (name: string, signal: AbortSignal) => Promise<void>): string {
      const name = randomUUID()
      const abort = new AbortController()
      const done = Promise.resolve()
        .then(() => task(name, abort.signal))
        .catch(onError)
        .finally(() => running.delete(name))
      running.set(name, { abort, done })
      return name
    },
    /** Ends one; where it has ended meanwhile that is no error. */
    cancel(name: string): void {
      running.get(name)?.abort.abort()
    },
    /** Ends all; resolves when their processes are gone. */
    async cancelAll(): Promise<void> {
      const all = [...running.values()]
      for (const { abort } of all) abort.abort()
      await Promise.all(all.map(({ done }) => done))
    },
  }
}
