import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { app, dialog, type OpenDialogOptions, shell } from 'electron'
import { saveBackup } from '../../backup/backup'
import { diagnostics } from '../../diagnostics/diagnostics'
import { newsSince } from '../../../shared/news/versions'
import { localDay } from '../../../shared/localTime'
import { takeAppFile } from '../../appFile/takeAppFile'
import { exists } from '../../files/look'
import { newsIn } from '../../news/news'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'
import { restoreFrom } from './restoring'

/** What is there for when something is wrong. */
export function careHandlers(context: HandlerContext): HandlersOf<'care'> {
  const { engine, workspaces, logPath, isSafe, restart, language, sampleApp, texts, window } = context
  let shown = context.firstShown
  return {
    'care.diagnostics': async () => {
      const { electron, chrome, node } = process.versions
      const versions = {
        Nodelab: app.isPackaged ? app.getVersion() : `${app.getVersion()} (a checkout)`,
        Electron: electron,
        Chromium: chrome,
        Node: node,
      }
      return {
        text: await diagnostics({
          engine,
          versions,
          logPath,
          home: homedir(),
          notes: [`Safe mode: ${isSafe ? 'yes' : 'no'}`],
        }),
      }
    },
    'care.start': async () => {
      const { tour, newsSince: since } = shown
      // Nothing is shown in safe mode: the next usual start does.
      if (!isSafe) shown.note()
      // A page that is loaded anew has shown it already.
      shown = { ...shown, tour: false, newsSince: undefined }
      const isQuiet = isSafe || since === undefined
      return {
        isSafe,
        tour: tour && !isSafe,
        news: isQuiet ? [] : newsSince(await newsIn(language()), since, app.getVersion()),
      }
    },
    'care.news': () => newsIn(language()),
    'care.sampleApp': async ({ workspace }) => {
      const here = await workspaces.of(workspace)
      const own = join(here.path, basename(sampleApp))
      const isThere = await exists(own)
      const id = await takeAppFile(here.path, isThere ? own : sampleApp)
      await here.apps.changed([id])
      const file = (await here.apps.list()).find((one) => one.id === id)
      return { id, node: file?.nodes[0]?.id ?? null }
    },
    'care.restart': (how) => restart(how.isSafe),
    'care.backUp': async () => {
      const { title, filter } = texts().backup
      const name = `nodelab-backup-${localDay(Date.now())}.zip`
      const options = { title, defaultPath: name, filters: [{ name: filter, extensions: ['zip'] }] }
      const parent = window()
      const chosen =
        parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
      if (chosen.canceled || chosen.filePath === undefined) return null
      await saveBackup(engine.folders.root, chosen.filePath, app.getVersion())
      return { path: chosen.filePath }
    },
    'care.restore': async () => {
      const { openTitle, filter } = texts().backup
      const parent = window()
      const options: OpenDialogOptions = {
        title: openTitle,
        properties: ['openFile'],
        filters: [{ name: filter, extensions: ['zip'] }],
      }
      const chosen =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = chosen.filePaths
      if (chosen.canceled || path === undefined) return { isRestoring: false }
      return { isRestoring: await restoreFrom(context, path) }
    },
    'care.showLogs': () => shell.showItemInFolder(logPath),
  }
}
