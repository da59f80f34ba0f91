import { dialog } from 'electron'
import { prepareRestore } from '../../backup/backup'
import type { HandlerContext } from './context'

/**
 * Asks whether a backup is to take the place of what is there, and restarts Nodelab with it. False where its author did not want it; throws a ProblemError
 * where the file can't be restored, and nothing has changed then.
 */
export async function restoreFrom(
  {
    engine,
    isSafe,
    restart,
    texts,
    window,
  }: Pick<HandlerContext, 'engine' | 'isSafe' | 'restart' | 'texts' | 'window'>,
  path: string,
): Promise<boolean> {
  const { message, detail, restore, cancel } = texts().backup
  const parent = window()
  const question = {
    type: 'question' as const,
    message,
    detail,
    buttons: [restore, cancel],
    defaultId: 1,
    cancelId: 1,
  }
  const { response } =
    parent === null ? await dialog.showMessageBox(question) : await dialog.showMessageBox(parent, question)
  if (response !== 0) return false
  await prepareRestore(engine.folders.root, path)
  // Once the answer is on its way.
  setImmediate(() => restart(isSafe))
  return true
}
