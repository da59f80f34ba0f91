import type {
  AskedPlace,
  Completions,
  FoundPlace,
  Hover,
  LanguageEdit,
  SignatureHelp,
  SourceFile,
  Span,
} from '../../../shared/model/language'

/** What helps with the code of a language, wherever it runs: the language server in main, or a worker of the page. */
export interface CodeHelp {
  /** Monaco's name of the language. */
  readonly language: 'python' | 'javascript'
  /** Characters that ask for completion. */
  readonly triggers: readonly string[]
  /** A question about a place of an open node, of whose text whoever answers is told before; null where no help is to be had. */
  ask(id: string | null, line: number, column: number): AskedPlace | null
  /** Calls a listener whenever what was asked before may have another answer now; left out where that depends on the text alone. */
  onOtherGround?(listener: () => void): void
  complete(asked: AskedPlace & { readonly trigger: string | null }): Promise<Completions | null>
  resolve(of: { readonly list: number; readonly at: number }): Promise<{ readonly text: string }>
  hover(asked: AskedPlace): Promise<Hover | null>
  signature(asked: AskedPlace): Promise<SignatureHelp | null>
  definition(asked: AskedPlace): Promise<readonly FoundPlace[]>
  references(asked: AskedPlace): Promise<readonly FoundPlace[]>
  renamed(asked: AskedPlace): Promise<Span | null>
  rename(asked: AskedPlace & { readonly to: string }): Promise<readonly LanguageEdit[]>
  source(of: { readonly source: number }): Promise<SourceFile | null>
}
