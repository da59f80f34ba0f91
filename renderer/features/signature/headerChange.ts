import { readHeader } from '../../../shared/dify/header/header'
import { inputsOf } from '../../../shared/dify/header/headerParts'
import { nameChange } from '../../../shared/dify/header/nameChange'
import { applyEdits } from '../../../shared/dify/header/textEdit'
import { writeHeader } from '../../../shared/dify/header/writeHeader'
import type { CodeNode, Variable } from '../../../shared/model/node'

const namesOf = (variables: readonly Variable[]): string[] => variables.map(({ variable }) => variable)

/** How the parameter of an input is written; null where it has none. */
export function parameterText(node: CodeNode, name: string): string | null {
  const header = readHeader(node.code_language, node.code)
  const part = header === null ? undefined : inputsOf(header).find((each) => each.name === name)
  return part === undefined ? null : node.code.slice(part.from, part.to)
}

/**
 * The code of a node whose inputs were changed, with `main` in step; null where its header needs no change, or can't have one: it is half
 * typed, or a name is not possible or has another use in the body. `textOf` tells how a parameter that comes back was written.
 */
export function codeInStep(
  node: CodeNode,
  after: readonly Variable[],
  textOf: (name: string) => string | null,
): string | null {
  if (node.code_language === 'jinja2') return null
  const [before, now] = [namesOf(node.variables), namesOf(after)]
  // Two inputs of one name: which of them is the parameter, nobody can tell.
  if (new Set(before).size < before.length || new Set(now).size < now.length) return null
  const { renamed, removed, added, isMoved } = nameChange(before, now)
  const types = new Map(after.map(({ variable, value_type }) => [variable, value_type]))
  const retyped = node.variables
    .map(({ variable, value_type }) => ({ name: renamed.get(variable) ?? variable, type: value_type }))
    .filter(({ name, type }) => types.has(name) && types.get(name) !== type)
    .map(({ name }) => name)
  if (renamed.size + removed.size + added.length + retyped.length === 0 && !isMoved) return null
  const written = writeHeader(node.code_language, node.code, {
    renamed,
    removed,
    added: added.map((name) => {
      const text = textOf(name)
      return text === null ? { name } : { name, text }
    }),
    retyped: new Set(retyped),
    order: now,
    isMoved,
    types,
  })
  if (!('edits' in written) || written.edits.length === 0) return null
  const code = applyEdits(node.code, written.edits)
  return code === node.code ? null : code
}
