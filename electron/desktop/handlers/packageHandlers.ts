import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What the page asks about packages. */
export function packageHandlers(_: HandlerContext): HandlersOf<'packages'> {
  return {
    'packages.facts': () => Promise.reject(new Error('not yet')),
    'packages.newer': () => Promise.reject(new Error('not yet')),
    'packages.versions': () => Promise.reject(new Error('not yet')),
    'packages.rehearse': () => Promise.reject(new Error('not yet')),
  }
}
