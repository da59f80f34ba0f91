import { dialog, type OpenDialogOptions } from 'electron'
import { runForInputs } from '../../appFile/runForInputs'
import { takeAppFile } from '../../appFile/takeAppFile'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** App files of the workspace that the page shows: found by id, never by path. */
export function appFileHandlers({ engine, workspaces: { of }, window, texts }: HandlerContext): HandlersOf<'appFile'> {
  return {
    'appFile.list': async ({ workspace }) => (await of(workspace)).apps.list(),
    'appFile.choose': async ({ workspace }) => {
      const here = await of(workspace)
      const { title, filter } = texts().appFile
      const options: OpenDialogOptions = {
        title,
        defaultPath: here.path,
        properties: ['openFile'],
        filters: [
          { name: filter, extensions: ['yml', 'yaml'] },
          { name: '*', extensions: ['*'] },
        ],
      }
      const parent = window()
      const chosen =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = chosen.filePaths
      if (chosen.canceled || path === undefined) return null
      const id = await takeAppFile(here.path, path)
      await here.apps.changed([id])
      return { id }
    },
    'appFile.preview': async ({ workspace, id }) => (await of(workspace)).apps.preview(id),
    'appFile.codeChanges': async ({ workspace, id }) => (await of(workspace)).apps.codeChanges(id),
    'appFile.save': async ({ workspace, id, revision, over }) =>
      (await of(workspace)).apps.saveFile(id, revision, over),
    'appFile.undoSave': async ({ workspace, id }) => (await of(workspace)).apps.undoSave(id),
    'appFile.discard': async ({ workspace, id, nodes }) => (await of(workspace)).apps.discard(id, nodes),
    'appFile.bringBack': async ({ workspace, id, token }) => (await of(workspace)).apps.bringBack(id, token),
    'appFile.references': async ({ workspace, id, output }) => (await of(workspace)).apps.references(id, output),
    'appFile.renameOutput': async ({ workspace, id, output, to, withReferences }) =>
      (await of(workspace)).apps.renameOutput(id, output, to, withReferences),
    'appFile.inputs': async ({ workspace, id, target, run }) => {
      const here = await of(workspace)
      if (!run) return here.apps.inputs(id, null)
      const [requirements, serverEnv] = await Promise.all([here.requirements(), here.serverEnv()])
      return here.apps.inputs(id, runForInputs(engine, { target, serverEnv, requirements }))
    },
  }
}
