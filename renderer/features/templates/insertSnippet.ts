import type { editor } from 'monaco-editor/editor/editor.api'
import type { NodeTemplate } from '../../../shared/model/nodeTemplate'
import { snippetOf } from '../../../shared/snippets/snippet'
import { useApp } from '../../app/stores/appStore'
import { loadMonaco } from '../editor/loadMonaco'
import { modelOf } from '../editor/nodeModels'
import { ownLine } from './ownLine'
import { placeSnippet } from './snippetEdits'

/** What Monaco's own contribution for snippets offers; it has no public type. */
interface SnippetController extends editor.IEditorContribution {
  insert(template: string): void
}

/** Puts a template's functions and imports into the code of the open node, and the call to the caret, with a stop for each parameter. */
export async function insertSnippet(id: string, { id: name, node }: NodeTemplate): Promise<void> {
  const monaco = await loadMonaco(useApp.getState().language)
  const model = modelOf(id)
  const view = monaco.editor.getEditors().find((one) => one.getModel() === model)
  const snippet = snippetOf(name, node)
  const position = view?.getPosition() ?? null
  if (model === null || view === undefined || snippet === null || position === null) return
  const { lineNumber } = position
  const line = model.getLineContent(lineNumber)
  const own = ownLine(line, position.column, snippet.language)
  const column = own?.column ?? position.column
  const caret = { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column }
  const isAlone = line.trim() === '' && column === 1
  const placed = placeSnippet(model.getValue(monaco.editor.EndOfLinePreference.LF), snippet, caret, isAlone)
  view.pushUndoStop()
  view.setPosition({ lineNumber, column })
  view.executeEdits(
    'nodelab.snippet',
    placed.besides.map(({ range, text }) => ({ range, text, forceMoveMarkers: true })),
  )
  view
    .getContribution<SnippetController>('snippetController2')
    ?.insert(`${own?.before ?? ''}${placed.atCaret}${own?.behind ?? ''}`)
  view.pushUndoStop()
  view.focus()
}
