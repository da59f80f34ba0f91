import type { WorkspaceInfo } from '../../shared/model/workspace'
import type { Sight } from './workspaceState'

interface LooksOptions {
  readonly first: Sight
  /** Looks at the folder; `tries` asks for a try whether it can be written. */
  readonly see: (before: Sight, tries: boolean) => Promise<Sight>
  /** Called behind each look, before the next begins. */
  readonly onSight: (now: Sight, before: Sight) => Promise<WorkspaceInfo>
  readonly everyMs: number
}

/** Looks at a workspace's folder, one look at a time: when asked to, and now and then. */
export function createLooks({ first, see, onSight, everyMs }: LooksOptions) {
  let sight = first
  let looking: Promise<unknown> = Promise.resolve()
  let timer: ReturnType<typeof setTimeout> | null = null

  async function lookNow(tries: boolean): Promise<WorkspaceInfo> {
    const before = sight
    sight = await see(before, tries)
    return onSight(sight, before)
  }

  function look(tries: boolean): Promise<WorkspaceInfo> {
    const next = looking.then(() => lookNow(tries))
    looking = next.catch(() => undefined)
    return next
  }

  function lookLater(): void {
    const again = (): void => {
      // A look that fails (a network disk that stalls) is repeated by the next.
      void look(false)
        .catch(() => undefined)
        .then(() => {
          if (timer !== null) lookLater()
        })
    }
    timer = setTimeout(again, everyMs)
    timer.unref()
  }
  lookLater()

  return {
    look,
    /** Ends when the look that is under way has. */
    async close(): Promise<void> {
      if (timer !== null) clearTimeout(timer)
      timer = null
      await looking
    },
  }
}
