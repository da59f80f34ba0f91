import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Where packages come from, the lock beside the requirements, and bundles. */
export function sourceHandlers(_: HandlerContext): HandlersOf<'sources'> & HandlersOf<'lock'> & HandlersOf<'bundle'> {
  return {
    'sources.check': () => Promise.reject(new Error('not yet')),
    'lock.read': () => Promise.reject(new Error('not yet')),
    'lock.write': () => Promise.reject(new Error('not yet')),
    'bundle.save': () => Promise.reject(new Error('not yet')),
    'bundle.open': () => Promise.reject(new Error('not yet')),
  }
}
