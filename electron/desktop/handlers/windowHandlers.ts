import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The zoom levels of Chrome: each step is a fifth. */
const step = 0.5

/** The window's own buttons, where the page draws them, what else is done with it by name, and its end. */
export function windowHandlers(context: HandlerContext): HandlersOf<'window'> {
  return {
    'window.control': ({ action }) => {
      const window = context.window()
      if (window === null) return
      const { webContents } = window
      const actions: Readonly<Record<typeof action, () => void>> = {
        minimize: () => window.minimize(),
        maximize: () => (window.isMaximized() ? window.unmaximize() : window.maximize()),
        close: () => window.close(),
        // There is one window: its end is that of the program.
        quit: () => window.close(),
        'zoom-in': () => webContents.setZoomLevel(webContents.getZoomLevel() + step),
        'zoom-out': () => webContents.setZoomLevel(webContents.getZoomLevel() - step),
        'actual-size': () => webContents.setZoomLevel(0),
        'full-screen': () => window.setFullScreen(!window.isFullScreen()),
        cut: () => webContents.cut(),
        copy: () => webContents.copy(),
        paste: () => webContents.paste(),
      }
      actions[action]()
    },
    'window.flushed': () => context.onFlushed(),
  }
}
