import type { LanguageEdit, Span } from '../../../../shared/model/language'

/** `python` is the target's, e.g. `3.12`. */
export interface RuffAsked {
  readonly id: number
  readonly what: 'format' | 'check'
  readonly code: string
  readonly python: string
}

export interface RuffFinding extends Span {
  readonly rule: string
  readonly message: string
  readonly fix: { readonly title: string; readonly edits: readonly LanguageEdit[] } | null
}

export interface RuffAnswer {
  readonly id: number
  readonly told: { readonly text: string } | { readonly findings: readonly RuffFinding[] } | { readonly error: string }
}
