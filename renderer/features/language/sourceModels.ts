import type { editor, Uri } from 'monaco-editor/editor/editor.api'
import { call } from '../../app/client'
import type { Monaco } from '../editor/monaco'

export const sourceScheme = 'nodelab-source'

/** So many files of packages stay open behind the editor. */
const most = 20

const models = new Map<number, editor.ITextModel>()

/** A file of a package by its number, to be read; null where it is gone. */
export async function sourceModel(monaco: Monaco, source: number): Promise<Uri | null> {
  const known = models.get(source)
  if (known !== undefined && !known.isDisposed()) return known.uri
  const file = await call('language.source', { source })
  if (file === null) return null
  const uri = monaco.Uri.from({ scheme: sourceScheme, authority: String(source), path: `/${file.shown}` })
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(file.text, 'python', uri)
  models.set(source, model)
  for (const [number, { uri: old }] of models) {
    if (models.size <= most) break
    models.delete(number)
    monaco.editor.getModel(old)?.dispose()
  }
  return uri
}
