import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** What the system asked to open, when the page is ready for it. */
export function openingHandlers({ opening }: HandlerContext): HandlersOf<'opening'> {
  return { 'opening.take': ({ token }) => opening.take(token) }
}
