import { readHeader } from '../../../shared/dify/header/header'
import { inputsOf } from '../../../shared/dify/header/headerParts'
import { templateNames } from '../../../shared/dify/template/templateNames'
import type { CodeNode } from '../../../shared/model/node'
import { codeInStep, type Refusal } from './headerChange'

/** A renaming of an input that its code did not go along with. */
export interface RefusedRename {
  readonly from: string
  readonly to: string
}

/** A name in the code that its input no longer has. */
export interface LeftBehind extends RefusedRename {
  /** The code with the new name; null where it can't be had as the code is now. */
  readonly code: string | null
  /** Why it can't; null where it can. */
  readonly refused: Refusal | null
}

/** Adds renamings to those that were refused before. One that was renamed again counts from its first name, the one in the code. */
export function withRenamed(
  refused: readonly RefusedRename[],
  renamed: ReadonlyMap<string, string>,
): readonly RefusedRename[] {
  const rest = refused.filter(({ to }) => !renamed.has(to))
  const more = [...renamed].map(([from, to]) => ({ from: refused.find((each) => each.to === from)?.from ?? from, to }))
  return [...rest, ...more.filter(({ from, to }) => from !== to)]
}

/** The names that the code expects to be given; of a half-typed template all that may be some. */
function namesIn({ code_language, code }: CodeNode): Iterable<string> {
  if (code_language === 'jinja2') {
    const { free, mentioned, isWhole } = templateNames(code)
    return isWhole ? free.map(({ name }) => name) : mentioned
  }
  const header = readHeader(code_language, code)
  return header === null ? [] : inputsOf(header).map(({ name }) => name)
}

/**
 * What of the refused renamings still stands between a node's code and its inputs, told by the two as they are now: once either has the
 * other's name, nothing is left of it.
 */
export function leftBehind(node: CodeNode, refused: readonly RefusedRename[]): readonly LeftBehind[] {
  if (refused.length === 0) return []
  const inCode = new Set(namesIn(node))
  const inputs = new Set(node.variables.map(({ variable }) => variable))
  return refused
    .filter(({ from, to }) => inputs.has(to) && !inputs.has(from) && inCode.has(from) && !inCode.has(to))
    .map(({ from, to }) => {
      const before = node.variables.map((each) => (each.variable === to ? { ...each, variable: from } : each))
      const change = codeInStep({ ...node, variables: before }, node.variables, () => null)
      const code = change !== null && 'code' in change ? change.code : null
      const why = change !== null && 'refused' in change ? change.refused : null
      return { from, to, code, refused: code === null ? (why ?? 'half-typed') : null }
    })
}
