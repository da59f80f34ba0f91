import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { describeProblem, ProblemError } from '../../../shared/problems'
import { forgetPlace, placeFileBefore } from '../../moving/placeFile'
import { systemLanguage } from '../language'
import { shellTexts } from '../texts'
import { startAgain } from './safeMode'

/**
 * Says that the data folder is not where it was moved to, and lets the author choose: quit and bring it back, or begin anew in the usual folder. Anything else
 * that kept the folder from being found is thrown on.
 */
export async function tellDataGone(error: unknown): Promise<void> {
  if (!(error instanceof ProblemError)) throw error
  // Chromium wants a folder, and must not make one where the data would be.
  app.setPath('userData', join(tmpdir(), 'nodelab-nowhere'))
  await app.whenReady()
  const { title, why, next } = describeProblem(error.problem, systemLanguage())
  const { usual, quit, kept } = shellTexts(systemLanguage()).dataGone
  const before = placeFileBefore(process.env, process.platform)
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: title,
    // The system shows signs of code as they are.
    detail: `${why}\n\n${next}\n\n${kept.replace('{kept}', before)}`.replaceAll('`', ''),
    buttons: [quit, usual],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) {
    forgetPlace(process.env, process.platform)
    startAgain(false)
  }
  app.exit(0)
}
