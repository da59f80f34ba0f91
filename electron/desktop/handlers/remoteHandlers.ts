import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The servers elsewhere: main alone knows their keys. */
export function remoteHandlers({ engine }: HandlerContext): HandlersOf<'remote'> {
  const { remotes } = engine
  /** The tests under way, by the server's id. */
  const testing = new Map<string, AbortController>()
  return {
    'remote.list': () => remotes.list(),
    'remote.save': (change) => remotes.save(change),
    'remote.remove': ({ id }) => remotes.remove(id),
    'remote.restore': ({ id }) => remotes.restore(id),
    'remote.test': async ({ id }) => {
      testing.get(id)?.abort()
      const mine = new AbortController()
      testing.set(id, mine)
      try {
        return await engine.testRemote(await remotes.place(id), mine.signal)
      } catch (error) {
        if (mine.signal.aborted) return null
        throw error
      } finally {
        if (testing.get(id) === mine) testing.delete(id)
      }
    },
    'remote.cancelTest': ({ id }) => testing.get(id)?.abort(),
  }
}
