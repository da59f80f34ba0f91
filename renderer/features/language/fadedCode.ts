import type { editor } from 'monaco-editor/editor/editor.api'
import type { LanguageNote } from '../../../shared/model/language'
import { modelOf } from '../editor/nodeModels'

/** Decorations of models, which go with them. */
const shown = new WeakMap<editor.ITextModel, string[]>()

/** Shows what nothing uses by dots under it: a paler colour would be hard to read. */
export function showFaded(id: string, notes: readonly LanguageNote[]): void {
  const model = modelOf(id)
  if (model === null) return
  const decorations = notes.map(({ line, column, endLine, endColumn }) => ({
    range: { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn },
    options: { description: 'nodelab-faded', inlineClassName: 'ed-faded' },
  }))
  shown.set(model, model.deltaDecorations(shown.get(model) ?? [], decorations))
}
