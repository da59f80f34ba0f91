import { app, dialog } from 'electron'
import type { ShellTexts } from '../texts'

/** The switch of a start in safe mode. */
export const safeSwitch = '--safe'

/** Whether this process was started in safe mode. */
export const isSafeStart = (argv: readonly string[] = process.argv): boolean => argv.includes(safeSwitch)

let isAsked = false

/** Starts Nodelab again once this process has ended: in safe mode, or as usual. A link that this start came with is not followed again. */
export function startAgain(isSafe: boolean): void {
  // Each call would start one more.
  if (isAsked) return
  isAsked = true
  const args = process.argv.slice(1).filter((word) => word !== safeSwitch && !/^nodelab:/i.test(word))
  // An AppImage's program is gone once its process has ended.
  const execPath = process.env['APPIMAGE'] || process.execPath
  app.relaunch({ execPath, args: isSafe ? [...args, safeSwitch] : args })
}

/** Asks whether to start in safe mode, after starts that failed. */
export async function offerSafeMode({ offerSafe }: ShellTexts, failed: number): Promise<boolean> {
  const { message, detail, safe, usual } = offerSafe
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: message.replace('{count}', String(failed)),
    detail,
    buttons: [safe, usual],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
