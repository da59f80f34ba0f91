import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The servers elsewhere: main alone knows their keys. */
export function remoteHandlers({ engine }: HandlerContext): HandlersOf<'remote'> {
  const { remotes } = engine
  return {
    'remote.list': () => remotes.list(),
    'remote.save': (change) => remotes.save(change),
    'remote.remove': ({ id }) => remotes.remove(id),
    'remote.restore': ({ id }) => remotes.restore(id),
    'remote.test': async ({ id }) => engine.testRemote(await remotes.place(id)),
  }
}
