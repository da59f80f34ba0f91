import type { Problem } from '../../shared/model/problem'

/**
 * Problems that belong to no command. The page hears them once it listens: one that is told earlier, or while the page is loaded
 * anew after a crash, waits.
 */
export function createNotices(send: (told: Problem) => void) {
  let waiting: Problem[] = []
  let listening = false

  return {
    tell(told: Problem): void {
      if (listening) send(told)
      else waiting.push(told)
    },
    /** The page listens from now on. */
    pageReady(): void {
      listening = true
      const told = waiting
      waiting = []
      for (const one of told) send(one)
    },
    pageGone(): void {
      listening = false
    },
    isListening: (): boolean => listening,
  }
}

export type Notices = ReturnType<typeof createNotices>
