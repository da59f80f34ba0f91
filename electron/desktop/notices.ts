import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '../../shared/model/problem'

/** Problems that are kept for a page that is loaded anew; of more, the oldest go. */
const keptCount = 50

/**
 * Problems that belong to no command. Each is kept until the author dismisses it: a page that is loaded anew, by the author or after a
 * crash, is told again of what was not read yet. One that is told while no page listens waits.
 */
export function createNotices(send: (told: Problem) => void) {
  let kept: readonly Problem[] = []
  let listening = false

  function without(told: Problem): readonly Problem[] {
    // It comes back from the page with its keys in another order.
    return kept.filter((one) => !isDeepStrictEqual(one, told))
  }

  return {
    tell(told: Problem): void {
      kept = [...without(told), told].slice(-keptCount)
      if (listening) send(told)
    },
    /** The author has read it. */
    dismiss(told: Problem): void {
      kept = without(told)
    },
    /** The page listens from now on. */
    pageReady(): void {
      listening = true
      for (const one of kept) send(one)
    },
    pageGone(): void {
      listening = false
    },
    isListening: (): boolean => listening,
  }
}

export type Notices = ReturnType<typeof createNotices>
