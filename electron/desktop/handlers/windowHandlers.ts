import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The window's own buttons, where the page draws them, and its end. */
export function windowHandlers(context: HandlerContext): HandlersOf<'window'> {
  return {
    'window.control': ({ action }) => {
      const window = context.window()
      if (window === null) return
      if (action === 'minimize') window.minimize()
      else if (action === 'close') window.close()
      else if (window.isMaximized()) window.unmaximize()
      else window.maximize()
    },
    'window.flushed': () => context.onFlushed(),
  }
}
