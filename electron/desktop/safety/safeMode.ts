import { app, dialog } from 'electron'
import type { ShellTexts } from '../texts'

/** The switch of a start in safe mode. */
export const safeSwitch = '--safe'

/** Whether this process was started in safe mode. */
export const isSafeStart = (argv: readonly string[] = process.argv): boolean => argv.includes(safeSwitch)

/** Starts Nodelab again once this process has ended: in safe mode, or as usual. */
export function startAgain(isSafe: boolean): void {
  const args = process.argv.slice(1).filter((word) => word !== safeSwitch)
  app.relaunch({ args: isSafe ? [...args, safeSwitch] : args })
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
