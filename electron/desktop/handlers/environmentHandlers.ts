import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** How long the list waits for the size of uv's cache, in milliseconds; it goes on being counted, for the next time. */
const patience = 400

/** The environments on this machine and the builds of this session. */
export function environmentHandlers({ engine }: HandlerContext): HandlersOf<'environments'> {
  const { environments, sources } = engine
  /** The cleaning that is under way. */
  let cleaning: AbortController | null = null
  return {
    'environments.list': async () => {
      const [listed, cacheBytes, opened] = await Promise.all([
        environments.list(),
        environments.cacheBytes(patience),
        sources.bundles.list(),
      ])
      const kept = listed.map((one) => ({ ...one, lastUsed: one.lastUsed.getTime() }))
      const bundles = opened.map((one) => ({ ...one, lastUsed: one.lastUsed.getTime() }))
      return { environments: kept, cacheBytes, bundles }
    },
    'environments.remove': async ({ keys }) => [...(await environments.remove(keys))],
    'environments.cleanCache': async () => {
      const mine = new AbortController()
      cleaning = mine
      try {
        return { freed: await environments.cleanCache(mine.signal) }
      } catch (error) {
        if (mine.signal.aborted) return { freed: null }
        throw error
      } finally {
        if (cleaning === mine) cleaning = null
      }
    },
    'environments.cancelClean': () => cleaning?.abort(),
    'environments.builds': () => Promise.resolve([...environments.builds()]),
  }
}
