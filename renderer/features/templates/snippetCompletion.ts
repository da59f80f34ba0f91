import type * as Api from 'monaco-editor/editor/editor.api'
import { snippetOf } from '../../../shared/snippets/snippet'
import { reportError, useApp } from '../../app/stores/appStore'
import { idOfModel } from '../editor/nodeModels'
import { placeSnippet } from './snippetEdits'
import { useTemplates } from './templateStore'

/** Least letters of a name before it is offered: fewer are in too many other names. */
const least = 2

/** Offers the functions of the templates by the beginning of their names, in the code of nodes. */
export function offerSnippets(monaco: typeof Api): void {
  monaco.languages.registerCompletionItemProvider(['python', 'javascript'], {
    async provideCompletionItems(model, position) {
      const { word, startColumn } = model.getWordUntilPosition(position)
      const line = model.getLineContent(position.lineNumber)
      const isMember = line.slice(0, startColumn - 1).endsWith('.')
      if (word.length < least || isMember || idOfModel(model) === null) return { suggestions: [] }
      const templates = await useTemplates
        .getState()
        .load()
        .catch((error: unknown) => {
          reportError(error)
          return []
        })
      const language = model.getLanguageId() === 'python' ? 'python3' : 'javascript'
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn,
        endColumn: position.column,
      }
      const isAlone = startColumn === 1 && line.trim() === word
      const code = model.getValue(monaco.editor.EndOfLinePreference.LF)
      const spoken = useApp.getState().language
      const suggestions = templates.flatMap(({ id, node, names, descs }): Api.languages.CompletionItem[] => {
        const snippet = node.code_language === language ? snippetOf(id, node) : null
        if (snippet === null || !snippet.name.toLowerCase().startsWith(word.toLowerCase())) return []
        const { atCaret, besides } = placeSnippet(code, snippet, range, isAlone)
        return [
          {
            label: { label: snippet.name, description: names[spoken] },
            kind: monaco.languages.CompletionItemKind.Snippet,
            insertText: atCaret,
            insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
            additionalTextEdits: besides.map((edit) => ({ ...edit })),
            documentation: descs[spoken],
            // Behind what the language itself knows by that name.
            sortText: `zz${snippet.name}`,
            range,
          },
        ]
      })
      return { suggestions }
    },
  })
}
