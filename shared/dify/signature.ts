import type { NodeLanguage, OutputType } from '../model/node'
import { type Misreading, misreadings } from './header/difyPatterns'
import { type Described, describedParameters } from './header/docstring'
import { readHeader } from './header/header'
import { type Header, type HeaderPart, inputsOf } from './header/headerParts'
import { javascriptReturns } from './header/javascriptReturns'
import { pythonReturns } from './header/pythonReturns'

/** A key of a dict that `main` returns literally. */
export interface ReturnedKey {
  readonly name: string
  /** The type that its value is sure to have, by how it is written; null where that can't be told, or branches differ. */
  readonly type: OutputType | null
}

/** What code says about its `main`. */
export interface Signature {
  /** The parameters that an input can fill. */
  readonly parameters: readonly Pick<HeaderPart, 'name' | 'annotation' | 'defaultText' | 'type'>[]
  /** Whether it takes any further input: `**kwargs`, or in JavaScript a rest or a plain parameter. */
  readonly takesMore: boolean
  /** Dify does not await `main`: an async one gives no result. */
  readonly isAsync: boolean
  /** The line of its header, 1-based. */
  readonly line: number
  /** Keys of the objects that it returns literally, in order of appearance; what can't be told is left out. */
  readonly returned: readonly ReturnedKey[]
  /** What its docstring says of the parameters. */
  readonly described: readonly Described[]
  /** Why Dify's own regular expressions misread the header, if they do. */
  readonly misreadings: readonly Misreading[]
}

/**
 * Reads the `main` that Dify would call from code that may be half typed: the last one at the top level. For suggestions only; the
 * code is not run. Null where there is no `main` to be seen.
 */
export function readSignature(language: NodeLanguage, code: string): Signature | null {
  // A template has no `main`.
  if (language === 'jinja2') return null
  const header = readHeader(language, code)
  if (header === null) return null
  return {
    parameters: inputsOf(header).map(({ name, annotation, defaultText, type }) => ({
      name,
      annotation,
      defaultText,
      type,
    })),
    takesMore: header.takesMore,
    isAsync: header.isAsync,
    line: lineOf(code, header),
    returned: merged(language === 'python3' ? pythonReturns(code, header) : javascriptReturns(code, header)),
    described: describedParameters(language, code, header),
    misreadings: misreadings(language, code, header),
  }
}

function lineOf(code: string, { at }: Header): number {
  return code.slice(0, at).split('\n').length
}

/** Each key once. What one branch leaves open another may tell; where two tell different types, none is sure. */
function merged(found: readonly ReturnedKey[]): ReturnedKey[] {
  const types = new Map<string, Set<OutputType>>()
  for (const { name, type } of found) {
    const told = types.get(name) ?? new Set()
    if (type !== null) told.add(type)
    types.set(name, told)
  }
  return [...types].map(([name, told]) => {
    const [first] = told
    return { name, type: told.size === 1 && first !== undefined ? first : null }
  })
}

/** The keys of the result that `main` returns literally, for suggesting outputs. */
export function returnKeys(language: NodeLanguage, code: string): readonly string[] {
  return readSignature(language, code)?.returned.map(({ name }) => name) ?? []
}
