import type { editor, Uri } from 'monaco-editor/editor/editor.api'
import type { Monaco } from '../editor/monaco'
import type { CodeHelp } from './codeHelp'

export const sourceScheme = 'nodelab-source'

/** So many files of packages stay open behind the editor. */
const most = 20

const models = new Map<string, editor.ITextModel>()

/** A file that an answer has named by its number, to be read; null where it is gone. */
export async function sourceModel(monaco: Monaco, help: CodeHelp, source: number): Promise<Uri | null> {
  const key = `${help.language}-${source}`
  const known = models.get(key)
  if (known !== undefined && !known.isDisposed()) return known.uri
  const file = await help.source({ source })
  if (file === null) return null
  const uri = monaco.Uri.from({ scheme: sourceScheme, authority: key, path: `/${file.shown}` })
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(file.text, help.language, uri)
  models.set(key, model)
  for (const [name, { uri: old }] of models) {
    if (models.size <= most) break
    models.delete(name)
    monaco.editor.getModel(old)?.dispose()
  }
  return uri
}
