import type { AnyNode } from 'acorn'
import type { VariableType } from '../../../shared/model/node'
import type { InputTypes } from '../../../shared/preflight/facts/inputTypes'
import type { Place } from '../../../shared/preflight/facts/codeFacts'
import type { ValueFact } from '../../../shared/preflight/facts/valueFact'
import type { FunctionNode } from './tree'

type Known = Omit<ValueFact, 'place'>

/** What an input is of which only the type is declared. */
export interface Inputs {
  /** By the name that `main` has for it. */
  readonly names: ReadonlyMap<string, Known>
  /** By its own name, as a member of the one object that `main` takes; its name is null where that is taken apart at once. */
  readonly members: ReadonlyMap<string, Known>
  readonly whole: string | null
}

const plain: Partial<Readonly<Record<VariableType, Known>>> = {
  string: { kind: 'str' },
  secret: { kind: 'str' },
  number: { kind: 'float' },
  boolean: { kind: 'bool' },
  object: { kind: 'dict', isOpen: true },
  file: { kind: 'dict', isOpen: true },
}
const ofItem: Partial<Readonly<Record<VariableType, VariableType>>> = {
  'array[string]': 'string',
  'array[number]': 'number',
  'array[object]': 'object',
  'array[boolean]': 'boolean',
  'array[file]': 'file',
}

function knownOf(type: VariableType, place: Place): Known | null {
  const item = ofItem[type]
  const known = item === undefined ? undefined : plain[item]
  if (known !== undefined) return { kind: 'list', isOpen: true, items: [{ ...known, place }] }
  return plain[type] ?? null
}

/** What the declared types of inputs tell of the names of `main`. One with a default, or that the code asks the type of, may be several things. */
export function inputsOf(
  main: FunctionNode,
  types: InputTypes,
  place: Place,
  isAsked: (name: string) => boolean,
): Inputs {
  const names = new Map<string, Known>()
  const members = new Map<string, Known>()
  for (const [name, type] of Object.entries(types)) {
    const known = knownOf(type, place)
    if (known !== null) members.set(name, known)
  }
  const [first] = main.params
  if (first?.type === 'ObjectPattern') {
    for (const one of first.properties) {
      if (one.type !== 'Property' || one.computed || one.key.type !== 'Identifier' || one.value.type !== 'Identifier')
        continue
      const known = members.get(one.key.name)
      if (known !== undefined && !isAsked(one.value.name)) names.set(one.value.name, known)
    }
  }
  return { names, members, whole: first?.type === 'Identifier' ? first.name : null }
}

/** Whether something in `main` asks of what type a name is. */
export function asksFor(uses: readonly (readonly [AnyNode, AnyNode])[]): (name: string) => boolean {
  const asked = new Set<string>()
  for (const [node, parent] of uses) {
    if (node.type !== 'Identifier') continue
    const isAsked =
      (parent.type === 'UnaryExpression' && parent.operator === 'typeof') ||
      (parent.type === 'BinaryExpression' && parent.operator === 'instanceof') ||
      (parent.type === 'CallExpression' &&
        parent.callee.type === 'MemberExpression' &&
        'name' in parent.callee.property &&
        parent.callee.property.name === 'isArray')
    if (isAsked) asked.add(node.name)
  }
  return (name) => asked.has(name)
}
