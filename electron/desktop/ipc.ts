import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { Answer } from './answer'
import { isOwnPage } from './policies'
import { refusal } from './refusal'

export interface IpcOptions {
  /** The window whose page may call; null while there is none. */
  readonly page: () => WebContents | null
  readonly developmentUrl: string | null
  readonly log: (text: string) => void
  /** What answers, as soon as it is there. */
  readonly answering: Promise<Answer>
}

/** Only the main frame of the app's own window, showing the app's own page, is heard. */
function isTrusted(event: IpcMainInvokeEvent, options: IpcOptions): boolean {
  const page = options.page()
  const frame = event.senderFrame
  if (page === null || frame === null || event.sender !== page) return false
  // A frame without a parent is the main one; the objects themselves are not always the same for one frame.
  return frame.parent === null && isOwnPage(frame.url, options.developmentUrl)
}

/** Listens to the page. Whatever it sends, main answers with a value or a problem and lives on. */
export function listenToPage(options: IpcOptions): void {
  ipcMain.handle('nodelab', async (event, name: unknown, raw: unknown) => {
    // Judged as it arrives: the frame may be gone later.
    const trusted = isTrusted(event, options)
    if (!trusted) options.log(`refused a call from ${event.senderFrame?.url ?? 'a frame that is gone'}`)
    if (!trusted) return refusal('the caller is not the page of Nodelab')
    return (await options.answering)(name, raw)
  })
}
