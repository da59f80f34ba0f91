import { type BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron'

/** The ground of the page and the ink of the title bar's buttons, so that no other colour flashes: tokens `--window`, `--text-2`. */
const colors = {
  light: { ground: '#f5f5f6', ink: '#43454d' },
  dark: { ground: '#17181b', ink: '#bfc2cb' },
}

/** The page's top bar less its line, in pixels. */
const titleBarHeight = 39

const now = (): (typeof colors)['light'] => (nativeTheme.shouldUseDarkColors ? colors.dark : colors.light)

function overlay(): Electron.TitleBarOverlay {
  const { ground, ink } = now()
  return { color: ground, symbolColor: ink, height: titleBarHeight }
}

/** The page's top bar is the title bar: macOS keeps its lights, Windows its buttons, Linux gets the page's own. */
function frame(): BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 13 } }
  if (process.platform === 'win32') return { titleBarStyle: 'hidden', titleBarOverlay: overlay() }
  return { frame: false }
}

/** How a window looks before its page does. */
export function groundOptions(): BrowserWindowConstructorOptions {
  return { backgroundColor: now().ground, ...frame() }
}

/** Keeps what is not the page in the colours of the theme. Returns the way to stop. */
export function followTheme(window: BrowserWindow): () => void {
  const dress = (): void => {
    window.setBackgroundColor(now().ground)
    if (process.platform === 'win32') window.setTitleBarOverlay(overlay())
  }
  nativeTheme.on('updated', dress)
  return () => nativeTheme.off('updated', dress)
}
