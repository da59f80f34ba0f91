import type { Completion, Hover, LanguageEdit, LanguageNote, SignatureHelp } from '../../shared/model/language'
import { isHidden, shownText } from './hiddenNames'
import type { LspCompletions, LspDiagnostics, LspEdit, LspHover, LspSignatureHelp, Markup } from './lspShapes'
import type { NodeView } from './nodeView'

/** What of an answer goes to the page at most: items, and characters of a text. */
const most = { items: 1000, text: 20_000, message: 2_000, notes: 500 }

function textOf(markup: Markup | readonly Markup[] | undefined): string {
  if (markup === undefined) return ''
  if (typeof markup === 'string') return markup
  return 'value' in markup ? markup.value : markup.map(textOf).join('\n\n')
}

/** A text of the server as its reader is to see it, as long as anybody reads. */
export function readText(markup: Markup | readonly Markup[] | undefined): string {
  return shownText(textOf(markup)).slice(0, most.text)
}

export function readEdits(edits: readonly LspEdit[], view: NodeView): LanguageEdit[] {
  return edits.slice(0, most.items).map(({ range, newText }) => ({ ...view.spanOf(range), text: newText }))
}

/** Completions with their places in the server's list. What the server has for itself is left out. */
export function readCompletions({ items, isIncomplete }: LspCompletions, view: NodeView) {
  const shown = items.flatMap((item, at): Completion[] => {
    if (isHidden(item.label)) return []
    return [
      {
        at,
        label: item.label,
        kind: item.kind ?? 1,
        source: item.labelDetails?.description ?? '',
        sort: item.sortText ?? item.label,
        insert: item.textEdit?.newText ?? item.insertText ?? item.label,
        range: item.textEdit === undefined ? null : view.spanOf(item.textEdit.range),
        edits: readEdits(item.additionalTextEdits ?? [], view),
        deprecated: item.deprecated === true || item.tags?.includes(1) === true,
      },
    ]
  })
  return { items: shown.slice(0, most.items), isIncomplete: isIncomplete === true || shown.length > most.items }
}

export function readHover({ contents, range }: LspHover, view: NodeView): Hover | null {
  const text = readText(contents)
  return text === '' ? null : { text, span: range === undefined ? null : view.spanOf(range) }
}

export function readSignatures(help: LspSignatureHelp): SignatureHelp | null {
  if (help.signatures.length === 0) return null
  const signature = help.activeSignature ?? 0
  const active = help.signatures[signature]
  return {
    signature,
    parameter: active?.activeParameter ?? help.activeParameter ?? 0,
    signatures: help.signatures.slice(0, 50).map(({ label, documentation, parameters = [] }) => ({
      label: label.slice(0, most.text),
      text: readText(documentation),
      parameters: parameters.map((one) => {
        if (typeof one.label !== 'string') return { from: one.label[0], to: one.label[1] }
        const from = label.indexOf(one.label)
        return from === -1 ? { from: 0, to: 0 } : { from, to: from + one.label.length }
      }),
    })),
  }
}

const severities: readonly LanguageNote['severity'][] = ['error', 'error', 'warning', 'info', 'faded']

/** What the server finds, without what preflight tells: code that can't be read has no rule of the server's. */
export function readNotes({ diagnostics }: LspDiagnostics, view: NodeView): LanguageNote[] {
  return diagnostics
    .flatMap(({ range, severity = 1, code, message, tags = [] }): LanguageNote[] => {
      const isFaded = tags.includes(1)
      if (!isFaded && (typeof code !== 'string' || severity === 4)) return []
      return [
        {
          ...view.spanOf(range),
          severity: isFaded ? 'faded' : (severities[severity] ?? 'info'),
          rule: typeof code === 'string' ? code : '',
          message: shownText(message).slice(0, most.message),
        },
      ]
    })
    .slice(0, most.notes)
}
