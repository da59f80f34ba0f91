import type { Range } from './nodeView'

/*
 * What the Language Server Protocol calls these things, as far as pyright sends them and Nodelab reads them.
 */

export type Markup = string | { readonly kind: string; readonly value: string }

export interface LspEdit {
  readonly range: Range
  readonly newText: string
}

export interface LspCompletion {
  readonly label: string
  readonly kind?: number
  readonly sortText?: string
  readonly insertText?: string
  readonly textEdit?: LspEdit
  readonly additionalTextEdits?: readonly LspEdit[]
  readonly labelDetails?: { readonly description?: string }
  readonly documentation?: Markup
  readonly detail?: string
  readonly tags?: readonly number[]
  readonly deprecated?: boolean
}

export interface LspCompletions {
  readonly items: readonly LspCompletion[]
  readonly isIncomplete?: boolean
}

export interface LspHover {
  readonly contents: Markup | readonly Markup[]
  readonly range?: Range
}

export interface LspSignatureHelp {
  readonly signatures: readonly {
    readonly label: string
    readonly documentation?: Markup
    readonly parameters?: readonly { readonly label: string | readonly [number, number] }[]
    readonly activeParameter?: number
  }[]
  readonly activeSignature?: number
  readonly activeParameter?: number
}

export interface LspLocation {
  readonly uri: string
  readonly range: Range
}

export interface LspWorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly LspEdit[]>>
  readonly documentChanges?: readonly {
    readonly textDocument?: { readonly uri: string }
    readonly edits?: readonly LspEdit[]
  }[]
}

export interface LspDiagnostics {
  readonly uri: string
  readonly version?: number
  readonly diagnostics: readonly {
    readonly range: Range
    readonly severity?: number
    readonly code?: string | number
    readonly message: string
    readonly tags?: readonly number[]
  }[]
}
