import {
  type CompletionEntry,
  createLanguageService,
  type FileSpan,
} from 'monaco-editor/languages/features/typescript/lib/typescriptServices'
import { findTarget } from '../../../../shared/dify/targets'
import type {
  AskedPlace,
  Completions,
  FoundPlace,
  Hover,
  LanguageDocument,
  LanguageEdit,
  LanguageNote,
  SignatureHelp,
  SourceFile,
  Span,
} from '../../../../shared/model/language'
import { createHost, nodeFile, plainFile } from './compilerHost'
import { described, kindOf, plainText } from './compilerWords'
import { readNotes } from './javascriptNotes'
import { javascriptView } from './javascriptView'
import { placesIn } from './placesIn'

const mostItems = 1000

/**
 * TypeScript's compiler on the JavaScript node in view, in the world of its target's Node. It reads code and runs none. Questions are asked by the same words as the language server's for
 * Python (`shared/model/language.ts`); one of another version of the text has no answer.
 */
export function createJavascriptService(files: ReadonlyMap<string, string>, librariesFor: (node: string) => string[]) {
  const { host, write, takeLibraries, textOf } = createHost(files)
  const service = createLanguageService(host)
  const sources: string[] = []
  let shown: LanguageDocument | null = null
  let view = javascriptView({ code: '', variables: [] }, 'reference')
  let list = { number: 0, at: 0, entries: [] as readonly CompletionEntry[] }

  /** The compiler's offset of a place that is asked about; null where that is of another text. */
  function offsetOf(asked: AskedPlace): number | null {
    return shown?.id === asked.id && shown.version === asked.version ? view.offsetOf(asked) : null
  }

  function placeOf({ fileName, textSpan }: FileSpan): FoundPlace[] {
    if (fileName === nodeFile) return view.isHidden(textSpan) ? [] : [{ ...view.spanOf(textSpan), source: null }]
    const text = textOf(fileName)
    if (text === undefined) return []
    if (!sources.includes(fileName)) sources.push(fileName)
    const span = placesIn(text).spanOf(textSpan.start, textSpan.start + textSpan.length)
    return [{ ...span, source: sources.indexOf(fileName) + 1 }]
  }

  function rename(asked: AskedPlace, to: string): LanguageEdit[] | null {
    const at = offsetOf(asked)
    if (at === null || !service.getRenameInfo(nodeFile, at, {}).canRename) return null
    // An input keeps its name: what is renamed is what the code calls it.
    const preferences = { providePrefixAndSuffixTextForRename: true }
    const found = service.findRenameLocations(nodeFile, at, false, false, preferences) ?? []
    if (found.some(({ fileName, textSpan }) => fileName !== nodeFile || view.isHidden(textSpan))) return null
    return found.map(({ textSpan, prefixText = '', suffixText = '' }) => ({
      ...view.spanOf(textSpan),
      text: prefixText + to + suffixText,
    }))
  }

  return {
    show(document: LanguageDocument): void {
      const target = findTarget(document.target)
      if (target === null) return
      shown = document
      view = javascriptView(document, target.fileForm)
      takeLibraries(librariesFor(target.node))
      write(nodeFile, view.text)
      write(plainFile, document.code)
    },

    notes: (): LanguageNote[] =>
      readNotes([...service.getSemanticDiagnostics(nodeFile), ...service.getSuggestionDiagnostics(nodeFile)], view),

    complete(asked: AskedPlace): Completions | null {
      const at = offsetOf(asked)
      const found = at === null ? undefined : service.getCompletionsAtPosition(nodeFile, at, {})
      if (at === null || found === undefined) return null
      // What is merely a word of the text is nothing that is known.
      const entries = found.entries.filter(({ kind }) => kind !== 'warning').slice(0, mostItems)
      list = { number: list.number + 1, at, entries }
      const items = entries.map((entry, index) => {
        const span = entry.replacementSpan ?? found.optionalReplacementSpan
        return {
          at: index,
          label: entry.name,
          kind: kindOf(entry.kind),
          source: '',
          sort: entry.sortText + entry.name,
          insert: entry.insertText ?? entry.name,
          range: span === undefined ? null : view.spanOf(span),
          edits: [],
          deprecated: entry.kindModifiers?.includes('deprecated') === true,
        }
      })
      return { list: list.number, items, isIncomplete: found.isIncomplete === true }
    },

    resolve({ list: number, at: index }: { readonly list: number; readonly at: number }): { text: string } {
      const entry = number === list.number ? list.entries[index] : undefined
      if (entry === undefined) return { text: '' }
      const details = service.getCompletionEntryDetails(nodeFile, list.at, entry.name, {}, undefined, {}, undefined)
      return { text: details === undefined ? '' : described(plainText(details.displayParts), details) }
    },

    hover(asked: AskedPlace): Hover | null {
      const at = offsetOf(asked)
      const info = at === null ? undefined : service.getQuickInfoAtPosition(nodeFile, at)
      if (info === undefined || view.isHidden(info.textSpan)) return null
      return { text: described(plainText(info.displayParts), info), span: view.spanOf(info.textSpan) }
    },

    signature(asked: AskedPlace): SignatureHelp | null {
      const at = offsetOf(asked)
      const help = at === null ? undefined : service.getSignatureHelpItems(nodeFile, at, {})
      if (help === undefined) return null
      const signatures = help.items.map((item) => {
        const between = plainText(item.separatorDisplayParts)
        let label = plainText(item.prefixDisplayParts)
        const parameters = item.parameters.map(({ displayParts }, index) => {
          label += index === 0 ? '' : between
          const from = label.length
          label += plainText(displayParts)
          return { from, to: label.length }
        })
        return { label: label + plainText(item.suffixDisplayParts), text: described('', item), parameters }
      })
      return { signatures, signature: help.selectedItemIndex, parameter: help.argumentIndex }
    },

    definition(asked: AskedPlace): FoundPlace[] {
      const at = offsetOf(asked)
      return at === null ? [] : (service.getDefinitionAtPosition(nodeFile, at) ?? []).flatMap(placeOf)
    },

    references(asked: AskedPlace): FoundPlace[] {
      const at = offsetOf(asked)
      const found = at === null ? [] : (service.getReferencesAtPosition(nodeFile, at) ?? [])
      return found.filter(({ fileName }) => fileName === nodeFile).flatMap(placeOf)
    },

    renamed(asked: AskedPlace): Span | null {
      const at = offsetOf(asked)
      const span = at === null ? undefined : service.getRenameInfo(nodeFile, at, {}).triggerSpan
      return span === undefined || rename(asked, 'name') === null ? null : view.spanOf(span)
    },

    rename: (asked: AskedPlace & { readonly to: string }): LanguageEdit[] => rename(asked, asked.to) ?? [],

    /** The text of a file of types that an answer has named. */
    source({ source }: { readonly source: number }): SourceFile | null {
      const path = sources[source - 1]
      const text = path === undefined ? undefined : textOf(path)
      return path === undefined || text === undefined
        ? null
        : { source, shown: path.replace(/^\/(node_modules\/)?/, ''), text }
    },

    /** The code as the compiler formats it. */
    format({ code, indent }: { readonly code: string; readonly indent: number }): string {
      write(plainFile, code)
      const options = {
        indentSize: indent,
        tabSize: indent,
        newLineCharacter: '\n',
        convertTabsToSpaces: true,
        indentStyle: 2,
        insertSpaceAfterCommaDelimiter: true,
        insertSpaceAfterSemicolonInForStatements: true,
        insertSpaceBeforeAndAfterBinaryOperators: true,
        insertSpaceAfterKeywordsInControlFlowStatements: true,
        insertSpaceAfterFunctionKeywordForAnonymousFunctions: true,
        insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: true,
        semicolons: 'ignore',
      }
      const changes = [...service.getFormattingEditsForDocument(plainFile, options)]
      return changes
        .sort((a, b) => b.span.start - a.span.start)
        .reduce(
          (text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.start + span.length),
          code,
        )
    },
  }
}

export type JavascriptService = ReturnType<typeof createJavascriptService>
