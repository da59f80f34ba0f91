import { readFileSync } from 'node:fs'
import { BrowserWindow, screen } from 'electron'
import { writeAtomic } from '../files/atomicFile'
import { isMissing } from '../files/fileErrors'
import { followTheme, groundOptions } from './ground'
import { leastSize, placementText, readPlacement } from './placement'

export interface WindowOptions {
  readonly preload: string
  /** The picture of the window in a task bar; macOS takes that of the app's folder. */
  readonly icon: string
  /** Where the window's place is remembered; null: it opens where a first one does, and its place is not kept. */
  readonly placementFile: string | null
  readonly address: string
  readonly log: (text: string) => void
}

export interface OpenedWindow {
  readonly window: BrowserWindow
  /** Resolves when the page has drawn something, or can't be loaded. */
  readonly drawn: Promise<void>
  /** Keeps the window's place for the next start. */
  rememberPlace(): Promise<void>
}

function readText(file: string | null, log: (text: string) => void): string | null {
  if (file === null) return null
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // At the first start there is none; any other reason is worth a line, and the window opens at its first place.
    if (!isMissing(error)) log(`the window's place can't be read: ${String(error)}`)
    return null
  }
}

/** Opens the window. It shows as soon as its page has something to show. */
export function openWindow(options: WindowOptions): OpenedWindow {
  const { log, placementFile } = options
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const { position, width, height, maximized } = readPlacement(readText(placementFile, log), screens)
  const window = new BrowserWindow({
    width,
    height,
    ...position,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: 'Nodelab',
    icon: options.icon,
    ...groundOptions(),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  const shown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      if (maximized) window.maximize()
      window.show()
      log(`the window is shown ${Math.round(performance.now())} ms after the start`)
      resolve()
    })
  })
  window.once('closed', followTheme(window))
  const loaded = window
    .loadURL(options.address)
    .catch((error: unknown) => log(`the page can't be loaded: ${String(error)}`))
  return {
    window,
    drawn: Promise.race([shown, loaded]),
    async rememberPlace() {
      if (window.isDestroyed() || placementFile === null) return
      await writeAtomic(placementFile, placementText(window.getNormalBounds(), window.isMaximized()))
    },
  }
}
