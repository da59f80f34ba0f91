import type { VariableType } from '../../model/node'

/** A stretch of code by its offsets, `to` excluded. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** One piece of a parameter list, between two commas. */
export interface HeaderPart extends Range {
  /** `input`: an input can fill it. `rest`: it takes whatever is left. `marker`: Python's bare `*` and `/`. */
  readonly kind: 'input' | 'rest' | 'marker'
  /** The name by which Dify fills it: the keyword, or the key of the object that JavaScript gets. */
  readonly name: string
  /** What the body calls it: another word than `name` only in JavaScript's `{name: local}`. */
  readonly local: string
  /** The annotation as written, "" where there is none. */
  readonly annotation: string
  /** The default as written; null where the parameter must be given. */
  readonly defaultText: string | null
  /** The variable type that annotation or default suggest; null where they suggest none. */
  readonly type: VariableType | null
}

/** The header of the `main` that Dify would call. Ranges are offsets in the code. */
export interface Header {
  /** Where the definition begins: at `def`, `async`, `function`, or at the name that gets a function. */
  readonly at: number
  /** What is between the parentheses, or the single name of an arrow function. */
  readonly list: Range
  /** What holds the parts: the list itself, or in JavaScript the inside of its braces. Null where there is no place for one. */
  readonly inner: Range | null
  /** Where the header ends and the body begins: behind Python's colon, behind the parenthesis in JavaScript. */
  readonly end: number
  readonly parts: readonly HeaderPart[]
  /** Whether it takes any further input: `**kwargs`, or in JavaScript a rest or a plain parameter. */
  readonly takesMore: boolean
  /** Dify does not await `main`: an async one gives no result. */
  readonly isAsync: boolean
  /** Whether the header is written to its end and without error. What is half typed has parts, but nothing may follow it. */
  readonly isWhole: boolean
}

/** The parameters of a header that inputs fill. */
export function inputsOf(header: Header): HeaderPart[] {
  return header.parts.filter(({ kind }) => kind === 'input')
}

/** Whether no two parts have one name, as both languages demand. */
export function haveOwnNames(parts: readonly HeaderPart[]): boolean {
  const names = parts.filter(({ kind }) => kind !== 'marker').map(({ name }) => name)
  return new Set(names).size === names.length
}
