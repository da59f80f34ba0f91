import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Rectangle, session, shell } from 'electron'
import { writeAtomic } from '../workspace/atomicFile'
import { allowsPermission, appOrigin, externalLink, isOwnPage } from './policies'

export interface WindowOptions {
  readonly preload: string
  readonly icon: string | null
  /** Where the window's place is remembered. */
  readonly boundsFile: string
  readonly developmentUrl: string | null
  readonly log: (text: string) => void
}

const least = { width: 1024, height: 700 }
/** The ground of the page, so that no other colour flashes before it: tokens `--window`. */
const grounds = { light: '#f5f5f6', dark: '#17181b' }

function rememberedBounds(file: string): Partial<Rectangle> {
  try {
    const { x, y, width, height } = JSON.parse(readFileSync(file, 'utf8')) as Rectangle
    return { x, y, width, height }
  } catch {
    // The first start, or a file that can't be read: the default place.
    return {}
  }
}

/** Refuses whatever a page is not given: other pages, other windows, permissions, embedded pages. */
export function guardContents(developmentUrl: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (!isOwnPage(address, developmentUrl)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const link = externalLink(url)
      if (link !== null) void shell.openExternal(link)
      return { action: 'deny' }
    })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(allowsPermission(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => allowsPermission(permission))
}

/** Opens the window. It shows as soon as its page has something to show. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...rememberedBounds(options.boundsFile),
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light,
    title: 'Nodelab',
    ...(options.icon === null ? {} : { icon: options.icon }),
    ...frame(),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const bounds = JSON.stringify(window.getNormalBounds())
    writeAtomic(options.boundsFile, bounds).catch((error: unknown) => options.log(String(error)))
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log(`the page ended: ${reason}`)
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.reload()
  })
  void window.loadURL(options.developmentUrl ?? `${appOrigin}/index.html`)
  return window
}

/** The top bar of the page is the title bar: macOS keeps its lights, Windows its buttons, Linux gets the page's own. */
function frame(): Electron.BrowserWindowConstructorOptions {
  if (process.platform === 'darwin') return { titleBarStyle: 'hidden', trafficLightPosition: { x: 14, y: 13 } }
  if (process.platform === 'win32') {
    const dark = nativeTheme.shouldUseDarkColors
    const color = dark ? grounds.dark : grounds.light
    return { titleBarStyle: 'hidden', titleBarOverlay: { color, symbolColor: dark ? '#bfc2cb' : '#43454d', height: 39 } }
  }
  return { frame: false }
}

/** The paths of what was built, beside the main bundle. */
export function builtFiles(folder: string): { preload: string; page: string; examples: string } {
  return { preload: join(folder, 'preload.cjs'), page: join(folder, 'renderer'), examples: join(folder, 'examples') }
}
