import { setTimeout as pause } from 'node:timers/promises'
import type { Build } from '../../shared/model/environment'
import { cancelled } from './build'
import type { Turn } from './store'
import type { UseMarks } from './useMarks'
import type { Work, Works } from './works'

/** How often it is looked whether the last run has ended, in milliseconds: it may be one of another process. */
const lookEvery = 200

/**
 * Environments that are built anew while runs go on in them: a run must find in the end what it found at its beginning, so the new one waits for
 * it, whichever Nodelab it is of. A Nodelab that only shows an environment hinders nobody.
 */
export function createReplacing(works: Works, marks: UseMarks) {
  /** The works that want an environment, by its key. */
  const wanted = new Map<string, Set<Work>>()

  async function occupierOf(key: string): Promise<Build['waitsFor']> {
    if (works.isHeld(key)) return 'run'
    return (await marks.others()).running.has(key) ? 'run-elsewhere' : null
  }

  function say(some: Iterable<Work>, waitsFor: Build['waitsFor']): void {
    for (const work of some) if (work.build.waitsFor !== waitsFor) works.tell(work, { waitsFor })
  }

  return {
    /** Does something for a work that wants an environment, and tells the work of what that waits for. */
    async during<T>(key: string, work: Work, act: () => Promise<T>): Promise<T> {
      const all = wanted.get(key) ?? new Set()
      wanted.set(key, all.add(work))
      const [told = null] = [...all].map(({ build }) => build.waitsFor).filter((waitsFor) => waitsFor !== null)
      say([work], told)
      try {
        return await act()
      } finally {
        all.delete(work)
        if (all.size === 0) wanted.delete(key)
        say([work], null)
      }
    },

    turn(key: string, signal: AbortSignal): Turn {
      return {
        async wait() {
          for (;;) {
            const occupier = await occupierOf(key)
            say(wanted.get(key) ?? [], occupier)
            if (occupier === null) return
            await pause(lookEvery, undefined, { signal }).catch(() => {
              throw cancelled()
            })
          }
        },
        isTaken: async () => (await occupierOf(key)) !== null,
      }
    },
  }
}

export type Replacing = ReturnType<typeof createReplacing>
