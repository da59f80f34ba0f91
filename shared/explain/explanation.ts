import type { Language } from '../model/problem'

/** One paragraph in its three parts: what the error means here, its usual cause, what to try. `{name}` stands for a part of the error's own message. */
export type Paragraph = readonly [means: string, cause: string, next: string]

/** What is known of a failure where its explanation is looked for. */
export interface Failure {
  /** The language whose error it is; `dify` for a sentence of Dify's own. */
  readonly of: 'python' | 'javascript' | 'dify'
  /** The error's class as the traceback names it, without its module: `JSONDecodeError`. Empty for Dify. */
  readonly errorClass: string
  /** The error's own message, or Dify's sentence. */
  readonly message: string
  /** The error's class with its module, as written: `requests.exceptions.Timeout`. */
  readonly qualified: string
  /** The files of the library's frames below the node's own, as in the sandbox. */
  readonly files: readonly string[]
  /** The target's name and its Python or Node, which go into the texts. */
  readonly target: string
  /** The inputs that the run had no value for, which come as None, as far as the lines that led to the error name them. */
  readonly without: readonly string[]
  /** The code of Nodelab's own problem of this run; empty where there is none. */
  readonly problem: string
}

/**
 * An entry of the table. It is for errors of `classes` (any, where left out) whose message `matches`; the named groups of the expression go into the
 * texts. The first entry that fits counts. `title` names it in the documentation.
 */
export interface Explanation {
  readonly id: string
  readonly of: Failure['of']
  readonly title: string
  readonly classes?: readonly string[]
  readonly matches?: RegExp
  /** What else must hold, e.g. that pandas was called. */
  readonly when?: (failure: Failure) => boolean
  readonly texts: Readonly<Record<Language, Paragraph>>
}

/** An explanation of a failure: its id in the table, and what goes into its texts. */
export interface Explained {
  readonly id: string
  readonly params: Readonly<Record<string, string>>
}
