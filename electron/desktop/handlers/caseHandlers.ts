import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The cases of the node in view. */
export function caseHandlers({ caseBatches }: HandlerContext): HandlersOf<'cases'> {
  return {
    'cases.run': (asked) => caseBatches.start(asked),
    'cases.cancel': ({ batch }) => caseBatches.cancel(batch),
  }
}
