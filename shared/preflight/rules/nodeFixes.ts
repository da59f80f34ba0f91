import { renameKey } from '../../dify/header/renameKey'
import type { CodeEdit, NodeFix } from '../../model/finding'
import type { OutputType } from '../../model/node'
import type { ValueFact } from '../facts/valueFact'
import type { Surroundings } from '../rule'

function elementType(items: readonly ValueFact[]): OutputType {
  const kinds = new Set(items.map(({ kind }) => (kind === 'float' ? 'int' : kind)))
  const [only] = kinds
  if (kinds.size !== 1) return 'array[object]'
  if (only === 'int') return 'array[number]'
  if (only === 'str') return 'array[string]'
  return only === 'bool' ? 'array[boolean]' : 'array[object]'
}

/** The type of an output that takes a value, as the target has them; null where the value is of none, or not known. */
export function typeFor({ kind, items = [] }: ValueFact, { target }: Surroundings): OutputType | null {
  const types: Partial<Readonly<Record<ValueFact['kind'], OutputType>>> = {
    str: 'string',
    int: 'number',
    float: 'number',
    bool: 'boolean',
    dict: 'object',
  }
  const isTold = items.some((item) => item.kind !== 'unknown')
  const type = kind === 'list' ? (isTold ? elementType(items) : null) : (types[kind] ?? null)
  return type !== null && target.outputTypes.includes(type) ? type : null
}

/** The type to begin with for a value of which less is known: that of Dify's own new output, or the same for each item of a list. */
export function unknownType({ kind }: ValueFact): OutputType {
  return kind === 'list' ? 'array[string]' : 'string'
}

/** The one edit between two codes that have the same line ends. */
function changeBetween(before: string, after: string): CodeEdit {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start += 1
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  const placeOf = (at: number): { line: number; column: number } => {
    const lines = before.slice(0, at).split(/\r\n|\r|\n/)
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  }
  const [from, to] = [placeOf(start), placeOf(before.length - same)]
  const text = after.slice(start, after.length - same).replaceAll('\r\n', '\n')
  return { ...from, endLine: to.line, endColumn: to.column, text }
}

/** A change of names, where exactly one is left on either side: it is one thing by two names. */
function onlyPair(kind: 'rename-input' | 'rename-output', from: readonly string[], to: readonly string[]): NodeFix[] {
  const [one] = from
  const [other] = to
  const isPair = from.length === 1 && to.length === 1 && one !== undefined && other !== undefined
  return isPair ? [{ kind, from: one, to: other }] : []
}

/** The renaming of the one input that `main` has no parameter for, to the one parameter that no input fills. */
export function inputRename({ node, facts: { main } }: Surroundings): NodeFix[] {
  const parameters = main?.parameters.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name) ?? []
  const all = new Set(main?.parameters.map(({ name }) => name))
  const inputs = node.variables.map(({ variable }) => variable)
  return onlyPair(
    'rename-input',
    inputs.filter((name) => name !== '' && !all.has(name)),
    parameters.filter((name) => !inputs.includes(name)),
  )
}

/** What the edit of a renamed key needs: the edit, and for its words the two names; nothing where the key is no plain text in the code. */
export function keyRename({ node }: Surroundings, fixes: readonly NodeFix[]) {
  const [pair] = fixes
  const { code, code_language: language } = node
  if (pair?.kind !== 'rename-output' || language === 'jinja2') return null
  const renamed = renameKey(language, code, pair.to, pair.from)
  if (renamed.code === code || renamed.left.length > 0) return null
  return { edits: [changeBetween(code, renamed.code)], params: { key: pair.to, wanted: pair.from } }
}

/** The renaming of the one output that a `return` has not, to the one name that it has and nobody declares. */
export function outputRename({ node }: Surroundings, value: ValueFact | null): NodeFix[] {
  const members = value?.members ?? []
  if (value?.kind !== 'dict' || value.isOpen === true) return []
  const keys = members.flatMap(({ key }) => (key === null ? [] : [key]))
  const names = node.outputs.map(({ name }) => name)
  return onlyPair(
    'rename-output',
    names.filter((name) => name !== '' && !keys.includes(name)),
    [...new Set(keys)].filter((key) => !names.includes(key)),
  )
}
