import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import { problem, ProblemError } from '../../../shared/problems'
import { openResults, resultsEnding, resultsFileName, writeOut } from '../../lessons/results'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** Lessons. A lesson's folder is the window's workspace while it is open; paths of packs and of results come from the system's dialog or from a drop. */
export function lessonHandlers({
  engine: { lessons },
  workspaces,
  window,
  texts,
  language,
  send,
}: HandlerContext): HandlersOf<'lessons'> {
  async function choose(options: OpenDialogOptions): Promise<string[]> {
    const parent = window()
    const { canceled, filePaths } =
      parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
    return canceled ? [] : filePaths
  }

  async function savePlace(options: SaveDialogOptions): Promise<string | null> {
    const parent = window()
    const { canceled, filePath } =
      parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
    return canceled || filePath === '' ? null : filePath
  }

  return {
    'lessons.list': () => lessons.list(),
    'lessons.open': async (ref) => {
      await lessons.stopChecks()
      return workspaces.visit(await lessons.prepare(ref))
    },
    'lessons.current': async () => lessons.view((await workspaces.get()).path),
    'lessons.leave': async () => {
      await lessons.leave()
      return workspaces.goHome()
    },
    'lessons.check': async (ref) => {
      const workspace = await workspaces.get()
      const view = await lessons.view(workspace.path)
      if (view === null || view.pack !== ref.pack || view.id !== ref.id) {
        throw new ProblemError(problem('lesson-absent', 'workspace', { params: { name: `${ref.pack}/${ref.id}` } }))
      }
      return lessons.check(ref, workspace, (end) => send('lessons.checked', { ...ref, end }))
    },
    'lessons.cancel': () => lessons.stopChecks(),
    'lessons.hint': (ref) => lessons.hint(ref),
    'lessons.start': (ref) => lessons.start(ref),
    'lessons.solution': (ref) => lessons.solution(ref),

    'lessons.addPack': async ({ what }) => {
      const { addZip, addFolder } = texts().lessons
      const [path] = await choose(
        what === 'folder'
          ? { title: addFolder, properties: ['openDirectory'] }
          : { title: addZip, properties: ['openFile'], filters: [{ name: 'zip', extensions: ['zip'] }] },
      )
      return path === undefined ? null : lessons.addPack(path)
    },
    'lessons.removePack': ({ pack }) => lessons.removePack(pack),

    'lessons.saveResults': async ({ pupil, withCode }) => {
      const results = await lessons.results.collect(pupil, withCode, language())
      const path = await savePlace({ title: texts().lessons.saveResults, defaultPath: resultsFileName(pupil) })
      if (path === null) return null
      await lessons.results.save(path, results)
      return { path }
    },
    'lessons.openResults': async () => {
      const { openResults: title, results } = texts().lessons
      const properties: OpenDialogOptions['properties'] = ['openFile', 'multiSelections']
      const filters = [{ name: results, extensions: [resultsEnding.slice(1), 'json'] }]
      return openResults(await choose({ title, properties, filters }))
    },
    'lessons.saveTable': async ({ text }) => {
      const { saveTable, tableName } = texts().lessons
      const path = await savePlace({ title: saveTable, defaultPath: `${tableName}.csv` })
      if (path === null) return null
      // Excel takes a file for UTF-8 by its mark.
      await writeOut(path, `\uFEFF${text}`)
      return { path }
    },
  }
}
