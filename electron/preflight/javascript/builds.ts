import type { AnyNode, AssignmentExpression, Identifier, MemberExpression } from 'acorn'
import type { MemberFact, ValueFact } from '../../../shared/preflight/facts/valueFact'
import { childrenOf, type FunctionNode, isFunction, type PlaceOf } from './tree'

type Known = Omit<ValueFact, 'place'>
type When = 'surely' | 'perhaps' | 'never'

const loops = /^(?:For|While|DoWhile)/

/** An object that `main` builds step by step: `found.key = value`. */
export interface Builds {
  /** The object as it is where a name of it is read, begun as `base`; null where something else may change it. */
  objectOf(use: Identifier, base: Known, of: (node: AnyNode) => ValueFact): Known | null
}

const unknown = (place: ValueFact['place']): ValueFact => ({ kind: 'unknown', place })

/** The name of a member that is written out. */
function keyOf({ computed, property }: MemberExpression): string | null {
  if (!computed) return property.type === 'Identifier' ? property.name : null
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null
}

export function readBuilds(main: FunctionNode, placeOf: PlaceOf, isLikely: boolean): Builds {
  const parents = new Map<AnyNode, AnyNode>()
  const names = new Map<string, Identifier[]>()
  const stack: AnyNode[] = [main]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const one of childrenOf(node)) {
      parents.set(one, node)
      stack.push(one)
    }
    if (node.type === 'Identifier') names.set(node.name, [...(names.get(node.name) ?? []), node])
  }

  function above(node: AnyNode): AnyNode[] {
    const found: AnyNode[] = []
    for (let one = parents.get(node); one !== undefined && node !== main; one = parents.get(one)) found.push(one)
    return found
  }

  function when(store: AnyNode, use: AnyNode): When {
    const around = new Set(above(use))
    const statement = parents.get(store)
    const block = statement === undefined ? undefined : parents.get(statement)
    const isEarlier = store.start < use.start
    const isStatement = statement?.type === 'ExpressionStatement' && block?.type === 'BlockStatement'
    if (isEarlier && isStatement && around.has(block)) return 'surely'
    // `finally` is done behind a `return` too, and what is returned is read behind that.
    const isAgain = (one: AnyNode): boolean =>
      around.has(one) && (loops.test(one.type) || (one.type === 'TryStatement' && Boolean(one.finalizer)))
    return isEarlier || above(store).some(isAgain) ? 'perhaps' : 'never'
  }

  /** What a use of the name assigns to a member; `read` where it only reads, and null where it may do anything. */
  function doneBy(node: Identifier): AssignmentExpression | 'read' | null {
    const parent = parents.get(node)
    if (parent === undefined || above(node).some((one) => one !== main && isFunction(one))) return null
    if (parent.type === 'VariableDeclarator') return parent.id === node ? 'read' : null
    if (parent.type === 'Property' && parent.key === node && parent.value !== node && !parent.computed) return 'read'
    if (parent.type === 'MemberExpression' && parent.object !== node && !parent.computed) return 'read'
    if (/^(?:ReturnStatement|TemplateLiteral|BinaryExpression|IfStatement)$/.test(parent.type)) return 'read'
    if (parent.type === 'ForInStatement' && parent.right === node) return 'read'
    if (parent.type !== 'MemberExpression' || parent.object !== node) return null
    const done = parents.get(parent)
    return done?.type === 'AssignmentExpression' && done.left === parent ? done : null
  }

  return {
    objectOf(use, base, of) {
      let members: MemberFact[] = [...(base.members ?? [])]
      let isOpen = base.isOpen === true
      const uses = (names.get(use.name) ?? []).filter((one) => one !== use).sort((a, b) => a.start - b.start)
      for (const one of uses) {
        const store = doneBy(one)
        if (store === null) return null
        if (store === 'read' || store.left.type !== 'MemberExpression') continue
        const at = when(store, use)
        if (at === 'never') continue
        const { left } = store
        const key = keyOf(left)
        if (key === null) {
          isOpen = true
          members = members.map((member) => ({ ...member, value: unknown(member.value.place) }))
          continue
        }
        const place = placeOf(left.property)
        const before = members.find((member) => member.key === key)
        const given = store.operator === '=' ? of(store.right) : unknown(placeOf(store))
        const value = at === 'surely' || (isLikely && given.kind !== 'unknown') ? given : unknown(given.place)
        if (before === undefined && at === 'perhaps' && !isLikely) isOpen = true
        else {
          const rest = members.filter((member) => member.key !== key)
          members = [...rest, { key, keyKind: 'str', place: before?.place ?? place, value }]
        }
      }
      return { kind: 'dict', members, isOpen }
    },
  }
}
