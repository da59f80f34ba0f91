import type { Tree } from '@lezer/common'
import { createReparse } from '../../dify/header/reparse'
import type { CodeLanguage } from '../../model/node'

/** How the code gets at a module. */
export type ImportForm =
  /** Python's `import a.b`. */
  | 'import'
  /** Python's `from a import b`, JavaScript's `import b from 'a'`. */
  | 'from'
  /** A call with the name as a literal: `importlib.import_module('a')`, `__import__('a')`, `require('a')`, `import('a')`. */
  | 'call'

/** One module that the code asks for. Offsets count UTF-16 units of the code; line and columns count from 1, `endColumn` is behind the last. */
export interface ReadImport {
  readonly form: ImportForm
  /** As it is named: `a.b` in Python, `node:fs` or `./x` in JavaScript. "" in `from . import x`. */
  readonly module: string
  /** The names that a `from` takes out of it; `*` for all. */
  readonly names: readonly string[]
  /** Dots before the module in a relative import of Python. */
  readonly level: number
  /**
   * What the program can do without it. `needed`: nothing. `later`: it is asked for under a condition, or in a function that is not `main`.
   * `optional`: a failure is caught. `never`: only a type checker follows it.
   */
  readonly need: 'needed' | 'later' | 'optional' | 'never'
  /** Whether it stands under a condition on which Python runs. */
  readonly isOfVersion?: boolean
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
  readonly endColumn: number
}

/** Code longer than this is not looked at while it is typed, in characters: no author writes so much by hand. */
export const longestCode = 200_000

const codes = createReparse()

/** Parses code as far as it can be read; what is as it was the last time is not parsed again. */
export function treeOf(language: CodeLanguage, code: string): Tree {
  return codes.parse(language, code)
}

/** Tells line and column of offsets, both from 1; lines end as Monaco's do. */
export function createPlaces(
  code: string,
): (from: number, to: number) => Pick<ReadImport, 'line' | 'column' | 'endColumn'> {
  const starts = [0]
  for (const { index, 0: end } of code.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length)
  const lineOf = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return (from, to) => {
    const line = lineOf(from)
    const start = starts[line] ?? 0
    const next = starts[line + 1] ?? code.length + 1
    return { line: line + 1, column: from - start + 1, endColumn: Math.min(to, next - 1) - start + 1 }
  }
}

const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', "\\'": "'", '\\"': '"' }

/** The text of a literal without any placeholder; null for one that only running tells. */
export function literalOf(text: string): string | null {
  const inner = /^[rRuU]?("""|'''|"|'|`)([^]*)\1$/.exec(text)?.[2]
  if (inner === undefined || /\$\{/.test(inner)) return null
  return inner.replace(/\\[\\'"]/g, (found) => escapes[found] ?? found)
}
