import type { LanguageDocument, LanguageNote } from '../../../../shared/model/language'
import type { JavascriptService } from './javascriptService'

/** What can be asked of the worker. */
export type JavascriptMethod = Exclude<keyof JavascriptService, 'show' | 'notes'>

export type JavascriptInput<M extends JavascriptMethod> = Parameters<JavascriptService[M]>[0]
export type JavascriptOutput<M extends JavascriptMethod> = ReturnType<JavascriptService[M]>

/** The node in view, or a question about what was shown last. */
export type JavascriptAsked =
  | { readonly what: 'show'; readonly document: LanguageDocument }
  | { readonly what: JavascriptMethod; readonly id: number; readonly input: unknown }

/** What was found in a version of a node, an answer, or that the compiler could not look at the node. */
export type JavascriptTold =
  | { readonly what: 'notes'; readonly of: string; readonly version: number; readonly notes: readonly LanguageNote[] }
  | { readonly what: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly what: 'failed'; readonly id: number; readonly message: string }
  | { readonly what: 'broken'; readonly message: string }
