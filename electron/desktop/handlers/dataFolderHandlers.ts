import { dialog, type OpenDialogOptions } from 'electron'
import type { DataFolder } from '../../../shared/model/dataFolder'
import { problem, ProblemError } from '../../../shared/problems'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The data folder, and its move. */
export function dataFolderHandlers(context: HandlerContext): HandlersOf<'dataFolder'> {
  const { dataPlace, mover, texts, window, restart, isSafe } = context
  const state = (): DataFolder => ({
    path: dataPlace.root,
    origin: dataPlace.origin,
    before: dataPlace.before,
    move: mover.state(),
  })

  return {
    'dataFolder.state': state,
    'dataFolder.choose': async () => {
      if (dataPlace.origin === 'environment') throw new ProblemError(problem('data-move-fixed', 'workspace'))
      const options: OpenDialogOptions = {
        title: texts().moveData,
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      }
      const parent = window()
      const chosen =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = chosen.filePaths
      if (!chosen.canceled && path !== undefined) await mover.choose(path)
      return state()
    },
    'dataFolder.back': async () => {
      if (dataPlace.before !== null) await mover.choose(dataPlace.before, 'found')
      return state()
    },
    'dataFolder.begin': async () => {
      await mover.begin()
      return state()
    },
    'dataFolder.cancel': async () => {
      await mover.cancel()
      return state()
    },
    'dataFolder.restart': () => {
      // Once the answer is on its way.
      setImmediate(() => restart(isSafe))
    },
  }
}
