import { type BrowserWindow, dialog } from 'electron'
import { problem } from '../../shared/problems'
import { createCrashLimit } from '../../shared/crashLimit'
import type { Notices } from './notices'
import type { ShellTexts } from './texts'

export interface PageWatchOptions {
  readonly notices: Notices
  readonly texts: () => ShellTexts
  readonly logPath: string
  readonly log: (text: string) => void
  /** The page is gone or is loaded anew: nobody hears of its runs any more. */
  readonly onGone: () => void
  readonly quit: () => void
  /** Ends Nodelab, and starts it in safe mode. */
  readonly restartSafe: () => void
  /** Where the page is loaded from: one that ended before it was there can't be reloaded. */
  readonly address: string
}

/** Loads a page that ended again and says so; asks the author where it ends again and again, or does not respond. */
export function watchPage(window: BrowserWindow, options: PageWatchOptions): void {
  const { log, notices } = options
  const limit = createCrashLimit(3, 60_000)
  const { webContents } = window
  const fail = (error: unknown): void => log(`the dialog failed: ${String(error)}`)

  async function askAfterCrashes(): Promise<void> {
    const { message, detail, again, safe, quit } = options.texts().pageEndsAgain
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message,
      detail: detail.replace('{log}', options.logPath),
      buttons: [again, safe, quit],
      cancelId: 2,
    })
    if (response === 2) options.quit()
    else if (response === 1) options.restartSafe()
    else {
      limit.forget()
      window.reload()
    }
  }

  async function askUnresponsive(answered: AbortSignal): Promise<void> {
    const { message, detail, wait, reload } = options.texts().unresponsive
    const asked = { type: 'warning' as const, message, detail, buttons: [wait, reload], cancelId: 0, signal: answered }
    const { response } = await dialog.showMessageBox(window, asked)
    if (response === 1) webContents.forcefullyCrashRenderer()
  }

  function ended(reason: string): void {
    notices.pageGone()
    options.onGone()
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (!limit.note(Date.now())) {
      askAfterCrashes().catch(fail)
      return
    }
    notices.tell(problem('page-ended', 'workspace', { params: { reason, log: options.logPath } }))
    window.webContents
      .loadURL(options.address)
      .catch((error: unknown) => log(`the page can't be loaded: ${String(error)}`))
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`the page ended: ${reason} (${exitCode})`)
    ended(reason)
  })

  // A page that is loaded anew starts from nothing.
  webContents.on('did-start-navigation', (_event, _url, isInPlace, isMainFrame) => {
    if (!isMainFrame || isInPlace) return
    notices.pageGone()
    options.onGone()
  })

  window.on('unresponsive', () => {
    log('the page does not respond')
    const back = new AbortController()
    window.once('responsive', () => back.abort())
    webContents.once('render-process-gone', () => back.abort())
    askUnresponsive(back.signal).catch(fail)
  })

  // It may have ended before anybody watched it.
  if (webContents.isCrashed()) ended('crashed')

  webContents.on('preload-error', (_event, path, error) => log(`the preload ${path}: ${error.message}`))
}
