import type * as Api from 'monaco-editor/editor/editor.api'
import { quickFixesAt } from '../imports/quickFixes'
import { isMendedByRuff } from '../language/ruff/ruffNotes'
import { onMarkClick } from './markClicks'
import { showRule } from '../preflight/rulePageStore'
import { idOfModel } from './nodeModels'
import { ruleOfLink } from './showMarks'

const command = 'nodelab.quickFix'

/** Offers the ways to mend a marked line at the editor's own key (Ctrl+. or Cmd+.), in the languages of a node. */
export function offerQuickFixes(monaco: typeof Api): void {
  onMarkClick(show)
  monaco.editor.registerLinkOpener({
    open(link) {
      const rule = ruleOfLink(link)
      if (rule !== null) showRule(rule)
      return rule !== null
    },
  })
  monaco.editor.registerCommand(command, (_: unknown, id: string, line: number, title: string) => {
    quickFixesAt(id, line)
      .find((fix) => fix.title === title)
      ?.run()
  })
  monaco.languages.registerCodeActionProvider(['python', 'javascript', 'jinja2'], {
    provideCodeActions(model, range, { markers }) {
      const id = idOfModel(model)
      const none = { actions: [], dispose: () => undefined }
      if (id === null) return none
      const lines = new Set([range.startLineNumber, ...markers.map(({ startLineNumber }) => startLineNumber)])
      const actions = [...lines].flatMap((line) =>
        quickFixesAt(id, line).map(({ title, isMending }, index): Api.languages.CodeAction => ({
          title,
          kind: 'quickfix',
          isPreferred: index === 0 && isMending,
          diagnostics: markers.filter(({ startLineNumber }) => startLineNumber === line),
          command: { id: command, title, arguments: [id, line, title] },
        })),
      )
      return { ...none, actions }
    },
  })
}

/** Opens the list of ways to mend a line, for whoever clicks its mark; nothing happens where there is none. */
function show(view: Api.editor.ICodeEditor, line: number): void {
  const model = view.getModel()
  const id = model === null ? null : idOfModel(model)
  if (model === null || id === null) return
  if (quickFixesAt(id, line).length === 0 && !isMendedByRuff(id, model.getValue(1), line)) return
  // After the click has set the caret.
  setTimeout(() => {
    if (view.getModel() !== model) return
    view.focus()
    view.setPosition({ lineNumber: line, column: model.getLineFirstNonWhitespaceColumn(line) || 1 })
    view.trigger('nodelab', 'editor.action.quickFix', null)
  })
}
