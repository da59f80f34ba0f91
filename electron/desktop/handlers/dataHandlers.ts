import { basename } from 'node:path'
import { dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { HandlersOf } from '../answer'
import type { HandlerContext } from './context'

/** The endings of files of rows. */
const endings = ['csv', 'tsv', 'tab', 'jsonl', 'ndjson']

/** Whether what was dropped is a file of rows, and nothing else. */
export function isDataDrop(paths: readonly string[]): boolean {
  const [path = ''] = paths
  return paths.length === 1 && endings.some((ending) => path.toLowerCase().endsWith(`.${ending}`))
}

/** A node run over the rows of a file that the author chooses. */
export function dataHandlers({ dataRuns, window, texts }: HandlerContext): HandlersOf<'data'> {
  return {
    'data.choose': async () => {
      const { title, filter } = texts().data
      const options: OpenDialogOptions = {
        title,
        properties: ['openFile'],
        filters: [
          { name: filter, extensions: [...endings, 'txt'] },
          { name: '*', extensions: ['*'] },
        ],
      }
      const parent = window()
      const { canceled, filePaths } =
        parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options)
      const [path] = filePaths
      return canceled || path === undefined ? null : dataRuns.open(path)
    },
    'data.read': ({ file, format }) => dataRuns.read(file, format),
    'data.run': (asked) => dataRuns.start(asked),
    'data.cancel': ({ run }) => dataRuns.cancel(run),
    'data.failures': ({ run, kind, from, count }) => dataRuns.failures(run, kind, from, count),
    'data.case': ({ run, row }) => dataRuns.caseOf(run, row),
    'data.save': async ({ run, kind }) => {
      const options: SaveDialogOptions = { title: texts().data.saveTitle, defaultPath: dataRuns.savePath(run) }
      const parent = window()
      const { canceled, filePath } =
        parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options)
      if (canceled || filePath === '') return null
      return { name: basename(filePath), rows: await dataRuns.save(run, kind, filePath) }
    },
    'data.forget': ({ run }) => dataRuns.forget(run),
  }
}
