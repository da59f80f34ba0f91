import type * as Api from 'monaco-editor/editor/editor.api'
import type { AskedPlace, Completion, FoundPlace, Span } from '../../../shared/model/language'
import { textNow } from '../../i18n/useText'
import type { Monaco } from '../editor/monaco'
import { idOfModel } from '../editor/nodeModels'
import type { CodeHelp } from './codeHelp'
import { sourceModel, sourceScheme } from './sourceModels'

/** LSP's numbers of what a completion stands for, by Monaco's names. */
const kinds = [
  'Text',
  'Method',
  'Function',
  'Constructor',
  'Field',
  'Variable',
  'Class',
  'Interface',
  'Module',
  'Property',
  'Unit',
  'Value',
  'Enum',
  'Keyword',
  'Snippet',
  'Color',
  'File',
  'Reference',
  'Folder',
  'EnumMember',
  'Constant',
  'Struct',
  'Event',
  'Operator',
  'TypeParameter',
] as const satisfies readonly (keyof typeof Api.languages.CompletionItemKind)[]

function rangeOf({ line, column, endLine, endColumn }: Span): Api.IRange {
  return { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn }
}

function ask(help: CodeHelp, model: Api.editor.ITextModel, { lineNumber, column }: Api.IPosition): AskedPlace | null {
  return help.ask(idOfModel(model), lineNumber, column)
}

const markdown = (value: string): Api.IMarkdownString => ({ value, isTrusted: false, supportHtml: false })

/** Which item of which answer a suggestion was. */
const origins = new WeakMap<Api.languages.CompletionItem, { readonly list: number; readonly at: number }>()

function itemOf(monaco: Monaco, item: Completion, word: Api.IRange): Api.languages.CompletionItem {
  const { CompletionItemKind, CompletionItemTag } = monaco.languages
  return {
    label: item.source === '' ? item.label : { label: item.label, description: item.source },
    kind: CompletionItemKind[kinds[item.kind - 1] ?? 'Text'],
    insertText: item.insert,
    sortText: item.sort,
    range: item.range === null ? word : rangeOf(item.range),
    // A list, also an empty one, counts in Monaco as a change: Enter would not end the line of a word that is whole.
    ...(item.edits.length === 0
      ? {}
      : { additionalTextEdits: item.edits.map((edit) => ({ range: rangeOf(edit), text: edit.text })) }),
    ...(item.deprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
  }
}

function completions(monaco: Monaco, help: CodeHelp): Api.languages.CompletionItemProvider {
  return {
    triggerCharacters: [...help.triggers],
    async provideCompletionItems(model, position, { triggerCharacter = null }) {
      const asked = ask(help, model, position)
      const found = asked === null ? null : await help.complete({ ...asked, trigger: triggerCharacter })
      if (found === null) return null
      const { startColumn, endColumn } = model.getWordUntilPosition(position)
      const { lineNumber } = position
      const word = { startLineNumber: lineNumber, startColumn, endLineNumber: lineNumber, endColumn }
      const suggestions = found.items.map((item) => {
        const suggestion = itemOf(monaco, item, word)
        origins.set(suggestion, { list: found.list, at: item.at })
        return suggestion
      })
      return { suggestions, incomplete: found.isIncomplete }
    },
    async resolveCompletionItem(item) {
      const origin = origins.get(item)
      if (origin === undefined) return item
      const { text } = await help.resolve(origin)
      return text === '' ? item : { ...item, documentation: markdown(text) }
    },
  }
}

function hovers(help: CodeHelp): Api.languages.HoverProvider {
  return {
    async provideHover(model, position) {
      const asked = ask(help, model, position)
      const found = asked === null ? null : await help.hover(asked)
      if (found === null) return null
      const contents = [markdown(found.text)]
      return found.span === null ? { contents } : { contents, range: rangeOf(found.span) }
    },
  }
}

function signatures(help: CodeHelp): Api.languages.SignatureHelpProvider {
  return {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    async provideSignatureHelp(model, position) {
      const asked = ask(help, model, position)
      const found = asked === null ? null : await help.signature(asked)
      if (found === null) return null
      const value = {
        activeSignature: found.signature,
        activeParameter: found.parameter,
        signatures: found.signatures.map(({ label, text, parameters }) => ({
          label,
          documentation: markdown(text),
          parameters: parameters.map(({ from, to }) => ({ label: [from, to] as [number, number] })),
        })),
      }
      return { value, dispose: () => undefined }
    },
  }
}

async function locations(
  monaco: Monaco,
  help: CodeHelp,
  model: Api.editor.ITextModel,
  found: readonly FoundPlace[],
): Promise<Api.languages.Location[]> {
  const all = await Promise.all(
    found.map(async (place) => {
      const uri = place.source === null ? model.uri : await sourceModel(monaco, help, place.source)
      return uri === null ? [] : [{ uri, range: rangeOf(place) }]
    }),
  )
  return all.flat()
}

function renames(help: CodeHelp): Api.languages.RenameProvider {
  return {
    async resolveRenameLocation(model, position) {
      const asked = ask(help, model, position)
      const span = asked === null ? null : await help.renamed(asked)
      if (span !== null) return { range: rangeOf(span), text: model.getValueInRange(rangeOf(span)) }
      // Monaco asks for an empty place and a reason where it can't.
      const { lineNumber, column } = model.validatePosition(position)
      const range = { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column }
      return { range, text: '', rejectReason: textNow().codeHelp.noRename }
    },
    async provideRenameEdits(model, position, to) {
      const asked = ask(help, model, position)
      const edits = asked === null ? [] : await help.rename({ ...asked, to })
      return {
        edits: edits.map((edit) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit: { range: rangeOf(edit), text: edit.text },
        })),
      }
    },
  }
}

/**
 * Has Monaco ask anew for each list of suggestions that is on screen, the empty ones as well: it does so whenever someone comes or goes who completes the
 * language.
 */
function askAgain({ languages }: Monaco, language: string): void {
  languages.registerCompletionItemProvider(language, { provideCompletionItems: () => null }).dispose()
}

/** The help with the code of a language: in nodes alone, and nothing where it is off. */
export function helpWith(monaco: Monaco, help: CodeHelp): void {
  const { languages } = monaco
  const { language } = help
  languages.registerCompletionItemProvider(language, completions(monaco, help))
  help.onOtherGround?.(() => askAgain(monaco, language))
  languages.registerHoverProvider(language, hovers(help))
  languages.registerSignatureHelpProvider(language, signatures(help))
  languages.registerDefinitionProvider(language, {
    async provideDefinition(model, position) {
      const asked = ask(help, model, position)
      return asked === null ? [] : locations(monaco, help, model, await help.definition(asked))
    },
  })
  languages.registerReferenceProvider(language, {
    async provideReferences(model, position) {
      const asked = ask(help, model, position)
      return asked === null ? [] : locations(monaco, help, model, await help.references(asked))
    },
  })
  languages.registerRenameProvider(language, renames(help))
}

/** Shows a file of a package or of types within the code, to be read: it has no tab. */
export function openSourcesInPeek(monaco: Monaco): void {
  // What shows it takes after the node's own editor, in which all can be written.
  const closed = new WeakSet<Api.editor.ICodeEditor>()
  monaco.editor.onDidCreateEditor((view) => {
    view.onDidChangeModel(() => {
      const isSource = view.getModel()?.uri.scheme === sourceScheme
      if (isSource === closed.has(view)) return
      if (isSource) closed.add(view)
      else closed.delete(view)
      view.updateOptions({ readOnly: isSource })
    })
  })
  monaco.editor.registerEditorOpener({
    openCodeEditor(view, { scheme }) {
      if (scheme !== sourceScheme) return false
      view.trigger('nodelab', 'editor.action.peekDefinition', null)
      return true
    },
  })
}
