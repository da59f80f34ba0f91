import { dialog, type OpenDialogOptions } from 'electron'
import { ProblemError } from '../../../shared/problems'
import { takeLessons } from './droppedLessons'
import type { Workspace } from '../../workspace/workspace'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'
import { isDataDrop } from './dataHandlers'

/** Files from elsewhere: from the system's dialog, or dropped onto the window. What came of it goes to the page as an event. */
export function importHandlers(context: HandlerContext): HandlersOf<'import'> {
  const { dataRuns, workspaces, window, texts, send } = context

  async function add(workspace: Workspace, paths: readonly string[]): Promise<void> {
    send('import.finished', { workspace: workspace.path, ...(await workspace.importFiles(paths)) })
  }

  return {
    'import.choose': async ({ workspace, what }) => {
      const here = await workspaces.of(workspace)
      const { title, filter } = texts().importing
      const options: OpenDialogOptions =
        what === 'folder'
          ? { title, properties: ['openDirectory'] }
          : {
              title,
              properties: ['openFile', 'multiSelections'],
              filters: [
                { name: filter, extensions: ['yml', 'yaml', 'py', 'js', 'mjs', 'cjs', 'j2', 'jinja', 'jinja2'] },
                { name: '*', extensions: ['*'] },
              ],
            }
      const parent = window()
      const { canceled, filePaths } =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      if (!canceled && filePaths.length > 0) await add(here, filePaths)
    },
    'import.dropped': async ({ paths }) => {
      try {
        const others = await takeLessons(context, paths)
        const [path] = others
        if (path !== undefined && isDataDrop(others)) send('data.offered', await dataRuns.open(path))
        else if (others.length > 0) await add(await workspaces.get(), others)
      } catch (error) {
        // The preload asked, and has nobody to tell.
        if (!(error instanceof ProblemError)) throw error
        send('app.problem', error.problem)
      }
    },
    'import.undo': async ({ workspace, token }) => (await workspaces.of(workspace)).undoImport(token),
  }
}
