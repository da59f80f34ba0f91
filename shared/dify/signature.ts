import type { NodeLanguage, VariableType } from '../model/node'
import { readJavascriptSignature } from './javascriptSignature'
import { readPythonSignature } from './pythonSignature'

/** One parameter of `main` that an input can fill. */
export interface Parameter {
  readonly name: string
  /** The annotation as written, "" where there is none. */
  readonly annotation: string
  /** The default as written; null where the parameter must be given. */
  readonly defaultText: string | null
  /** The variable type that annotation or default suggest; null where they suggest none. */
  readonly type: VariableType | null
}

/** What code says about its `main`. */
export interface Signature {
  readonly parameters: readonly Parameter[]
  /** Whether it takes any further input: `**kwargs`, or in JavaScript a rest or a plain parameter. */
  readonly takesMore: boolean
  /** Dify does not await `main`: an async one gives no result. */
  readonly isAsync: boolean
  /** The line of its header, 1-based. */
  readonly line: number
  /** Keys of the objects that it returns literally, in order of appearance; what can't be told is left out. */
  readonly returnKeys: readonly string[]
}

/**
 * Reads the `main` that Dify would call from code that may be half typed: the last one at the top level. For suggestions only; the
 * code is not run. Null where there is no `main` to be seen.
 */
export function readSignature(language: NodeLanguage, code: string): Signature | null {
  // A template has no `main`.
  if (language === 'jinja2') return null
  return language === 'python3' ? readPythonSignature(code) : readJavascriptSignature(code)
}

/** The keys of the result that `main` returns literally, for suggesting outputs. */
export function returnKeys(language: NodeLanguage, code: string): readonly string[] {
  return readSignature(language, code)?.returnKeys ?? []
}
