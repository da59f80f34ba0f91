import { dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron'
import { problem, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'
import { requirementsName } from '../../workspace/requirementsStore'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

type WorkspaceHandlers = HandlersOf<'workspace'> &
  HandlersOf<'library'> &
  HandlersOf<'requirements'> &
  HandlersOf<'server'>

/** The author's folder and what lies in it beside the nodes. A path comes from the system's dialog or from settings, never from the page. */
export function workspaceHandlers({ workspaces, window, texts }: HandlerContext): WorkspaceHandlers {
  return {
    'workspace.choose': async () => {
      const options: OpenDialogOptions = {
        defaultPath: (await workspaces.get()).path,
        properties: ['openDirectory', 'createDirectory'],
      }
      const parent = window()
      const chosen =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = chosen.filePaths
      return chosen.canceled || path === undefined ? null : workspaces.change(path)
    },
    'workspace.openRecent': async ({ index }) => {
      const entry = (await workspaces.get()).info().recent[index]
      if (entry === undefined) {
        const params = { reason: `workspace.openRecent: ${index}` }
        throw new ProblemError(problem('request-refused', 'workspace', { params }))
      }
      return workspaces.change(entry.path)
    },
    'workspace.retry': async () => (await workspaces.get()).retry(),
    'workspace.reveal': async (node) => {
      const workspace = await workspaces.get()
      if (node === null) {
        const failure = await shell.openPath(workspace.path)
        if (failure !== '') {
          const params = { path: workspace.path }
          throw new ProblemError(problem('workspace-missing', 'workspace', { params, raw: failure }))
        }
      } else shell.showItemInFolder(await workspace.pathOf(node.id))
    },

    'library.list': async () => (await workspaces.get()).list(),

    'requirements.read': async ({ workspace }) => (await workspaces.of(workspace)).readRequirements(),
    'requirements.save': async ({ workspace, text, revision, force }) =>
      (await workspaces.of(workspace)).saveRequirements(text, revision, force),
    'requirements.discardDraft': async ({ workspace }) => (await workspaces.of(workspace)).discardRequirements(),
    'requirements.point': async ({ workspace }) => {
      const here = await workspaces.of(workspace)
      const { title, filter } = texts().requirements
      const options: OpenDialogOptions = {
        title,
        defaultPath: here.requirementsPath(),
        properties: ['openFile', 'showHiddenFiles'],
        filters: [
          { name: filter, extensions: ['txt'] },
          { name: '*', extensions: ['*'] },
        ],
      }
      const parent = window()
      const chosen =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = chosen.filePaths
      return chosen.canceled || path === undefined ? null : here.pointRequirements(path)
    },
    'requirements.useOwn': async ({ workspace }) => (await workspaces.of(workspace)).pointRequirements(null),
    'requirements.saveCopy': async ({ workspace }) => {
      const here = await workspaces.of(workspace)
      const { saveTitle } = texts().requirements
      const options: SaveDialogOptions = { title: saveTitle, defaultPath: requirementsName }
      const parent = window()
      const { canceled, filePath } =
        parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
      if (canceled || filePath === '') return null
      try {
        await here.copyRequirements(filePath)
        return { path: filePath }
      } catch (error) {
        const params = { path: filePath, reason: reasonOf(error) }
        throw new ProblemError(problem('requirements-not-saved', 'workspace', { params }))
      }
    },

    'server.read': async ({ workspace }) => (await workspaces.of(workspace)).readServer(),
    'server.save': async ({ workspace, text, revision, force }) =>
      (await workspaces.of(workspace)).saveServer(text, revision, force),
    'server.discardDraft': async ({ workspace }) => (await workspaces.of(workspace)).discardServer(),
  }
}
