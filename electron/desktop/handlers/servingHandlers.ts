import { createServingHolder } from '../servingHolder'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The server of the sandbox API, which the page switches on and off. */
export function servingHandlers({ engine, workspaces, send, language }: HandlerContext): HandlersOf<'serving'> {
  const holder = createServingHolder({
    servers: engine.servers,
    settings: engine.settings,
    workspace: workspaces.get,
    language,
    tell: (state) => send('serving.changed', state),
    keepAll: engine.runHistory.keepAll,
    onKept: (workspace) => send('runHistory.kept', { workspace, run: null }),
  })
  return {
    'serving.state': holder.state,
    'serving.start': holder.start,
    'serving.stop': holder.stop,
    'serving.newKey': holder.newKey,
  }
}
