import type * as Api from 'monaco-editor/editor/editor.api'
import type { Span } from '../../../../shared/model/language'
import { useWorkspace } from '../../../app/stores/workspaceStore'
import type { Monaco } from '../../editor/monaco'
import { idOfModel } from '../../editor/nodeModels'
import { formatted } from './ruff'
import { pythonOf, useLint } from './ruffNotes'

function rangeOf({ line, column, endLine, endColumn }: Span): Api.IRange {
  return { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }
}

/** Format document, and what ruff finds as code actions with their changes. */
export function helpByRuff(monaco: Monaco): void {
  monaco.languages.registerDocumentFormattingEditProvider('python', {
    async provideDocumentFormattingEdits(model) {
      const id = idOfModel(model)
      const python = pythonOf(id === null ? null : (useWorkspace.getState().documents[id]?.node ?? null))
      const text = python === null ? null : await formatted(model.getValue(1), python)
      return text === null ? [] : [{ range: model.getFullModelRange(), text }]
    },
  })
  monaco.languages.registerCodeActionProvider('python', {
    provideCodeActions(model, range) {
      const id = idOfModel(model)
      const seen = id === null ? undefined : useLint.getState()[id]
      const isCurrent = seen !== undefined && seen.code === model.getValue(1)
      const near = (isCurrent ? seen.findings : []).filter(
        ({ line, endLine }) => line <= range.endLineNumber && endLine >= range.startLineNumber,
      )
      const actions = near.flatMap(({ fix, rule }): Api.languages.CodeAction[] => {
        if (fix === null) return []
        const edits = fix.edits.map((edit) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(edit), text: edit.text },
        }))
        return [{ title: `${fix.title} (${rule})`, kind: 'quickfix', edit: { edits } }]
      })
      return { actions, dispose: () => undefined }
    },
  })
}
