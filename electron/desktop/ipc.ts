import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { events, type EventName, type EventPayload } from '../../shared/contract'
import { answer, type AnswerOptions, refusal } from './answer'
import { isOwnPage } from './policies'

export interface IpcOptions extends AnswerOptions {
  /** The window whose page may call; null while there is none. */
  readonly page: () => WebContents | null
  readonly developmentUrl: string | null
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
  ipcMain.handle('nodelab', (event, name: unknown, raw: unknown) => {
    if (isTrusted(event, options)) return answer(name, raw, options)
    options.log(`refused a call from ${event.senderFrame?.url ?? 'a frame that is gone'}`)
    return refusal('the caller is not the page of Nodelab')
  })
}

/** Tells the page; a window that is gone hears nothing. `check` logs what does not keep to the contract. */
export function createSender(page: () => WebContents | null, check: boolean, log: (text: string) => void) {
  return <K extends EventName>(name: K, payload: EventPayload<K>): void => {
    if (check) {
      const checked = events[name].safeParse(payload)
      if (!checked.success) log(`the event ${name} is against the contract: ${checked.error.message}`)
    }
    const target = page()
    if (target !== null && !target.isDestroyed()) target.send(name, payload)
  }
}

export type Send = ReturnType<typeof createSender>
