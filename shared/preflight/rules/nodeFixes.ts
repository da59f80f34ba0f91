import type { NodeFix } from '../../model/finding'
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
  const type = kind === 'list' ? (items.length === 0 ? null : elementType(items)) : (types[kind] ?? null)
  return type !== null && target.outputTypes.includes(type) ? type : null
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
