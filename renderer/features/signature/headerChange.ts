import { readHeader } from '../../../shared/dify/header/header'
import { inputsOf } from '../../../shared/dify/header/headerParts'
import { type NameChange, nameChange } from '../../../shared/dify/header/nameChange'
import { applyEdits } from '../../../shared/dify/header/textEdit'
import { writeHeader, type Written } from '../../../shared/dify/header/writeHeader'
import { renameInTemplate } from '../../../shared/dify/template/templateNames'
import type { CodeNode, Variable } from '../../../shared/model/node'

const namesOf = (variables: readonly Variable[]): string[] => variables.map(({ variable }) => variable)

/** How the parameter of an input is written; null where it has none. */
export function parameterText(node: CodeNode, name: string): string | null {
  const header = readHeader(node.code_language, node.code)
  const part = header === null ? undefined : inputsOf(header).find((each) => each.name === name)
  return part === undefined ? null : node.code.slice(part.from, part.to)
}

/** What changed between the names of two lists of inputs; null where one list has a name twice: nobody can tell which is meant. */
export function inputChange(before: readonly Variable[], after: readonly Variable[]): NameChange | null {
  const [old, now] = [namesOf(before), namesOf(after)]
  if (new Set(old).size < old.length || new Set(now).size < now.length) return null
  return nameChange(old, now)
}

/** Why the code of a node stays as it is though its inputs were changed: see `Written`. */
export type Refusal = Extract<Written, { refused: unknown }>['refused']

/** The code that goes with changed inputs; null where nothing is to be changed. */
export type CodeChange = { readonly code: string } | { readonly refused: Refusal } | null

function applied(node: CodeNode, written: Written): CodeChange {
  if (!('edits' in written)) return written
  const code = applyEdits(node.code, written.edits)
  return code === node.code ? null : { code }
}

/** A template after one of its inputs was renamed; other changes of its inputs say nothing of its text. */
function templateChange(node: CodeNode, { renamed }: NameChange): CodeChange {
  const [one] = renamed
  return one === undefined || renamed.size > 1 ? null : applied(node, renameInTemplate(node.code, one[0], one[1]))
}

/**
 * The code of a node whose inputs were changed, with `main` or the template in step; refused where it is half typed, or a name is not
 * possible or has another use in it. `textOf` tells how a parameter that comes back was written.
 */
export function codeInStep(
  node: CodeNode,
  after: readonly Variable[],
  textOf: (name: string) => string | null,
): CodeChange {
  const change = inputChange(node.variables, after)
  if (change === null) return null
  if (node.code_language === 'jinja2') return templateChange(node, change)
  const { renamed, removed, added, isMoved } = change
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
    order: namesOf(after),
    isMoved,
    types,
  })
  return applied(node, written)
}
