/** What must come of a case: outputs by name as JSON text (those that are not named may be anything), or a failure. */
export type Expected =
  | { readonly kind: 'outputs'; readonly outputs: Readonly<Record<string, string>> }
  /** A failure whose text, Dify's own words, holds `text`; "" is any failure. */
  | { readonly kind: 'error'; readonly text: string }

/** A case of a node: values of inputs (JSON text; what is not named is the sample), and what must come of them. */
export interface NodeCase {
  readonly name: string
  readonly inputs: Readonly<Record<string, string>>
  readonly expected: Expected
  /** Where it stands in the node's file, 1-based. */
  readonly line: number
}

/** An output that is not what its case says; null: there is none. JSON text both. */
export interface Difference {
  readonly output: string
  readonly expected: string | null
  readonly actual: string | null
}
