import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The environments on this machine. */
export function environmentHandlers(_: HandlerContext): HandlersOf<'environments'> {
  return {
    'environments.list': () => Promise.reject(new Error('not yet')),
    'environments.remove': () => Promise.reject(new Error('not yet')),
    'environments.cleanCache': () => Promise.reject(new Error('not yet')),
    'environments.builds': () => Promise.reject(new Error('not yet')),
  }
}
