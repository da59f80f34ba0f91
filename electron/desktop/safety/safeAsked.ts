import { type BrowserWindow, dialog } from 'electron'
import { readStart } from '../opening/asked'
import type { Heard } from '../opening/heard'
import type { ShellTexts } from '../texts'
import { isSafeStart } from './safeMode'

/** Whether a second start wants safe mode: it has ended by then, and only the first can give it. */
export function asksForSafeMode(heard: Heard): boolean {
  if (heard.kind !== 'start' || heard.isOwn) return false
  return isSafeStart(readStart(heard.start)?.argv ?? [])
}

let isAsking = false

/** Asks whether this Nodelab is to start again in safe mode; not once more while it asks. */
export async function askForSafeMode(window: BrowserWindow | null, { askSafe }: ShellTexts): Promise<boolean> {
  if (isAsking) return false
  isAsking = true
  try {
    const { message, detail, safe, stay } = askSafe
    const question = { type: 'question' as const, message, detail, buttons: [safe, stay], defaultId: 0, cancelId: 1 }
    const { response } =
      window === null ? await dialog.showMessageBox(question) : await dialog.showMessageBox(window, question)
    return response === 0
  } finally {
    isAsking = false
  }
}
