import type { AnyNode } from 'acorn'
import type { NamedPlace } from '../../../shared/preflight/facts/codeFacts'
import { childrenOf, type FunctionNode, isFunction, namesIn, type PlaceOf } from './tree'

/** Calls that are given an object and leave it as it is. */
const harmless = /^(?:JSON|Object|console)$/

function memberName(node: AnyNode & { type: 'MemberExpression' }): string | null {
  const { property, computed } = node
  if (computed) return property.type === 'Literal' ? String(property.value) : null
  return property.type === 'Identifier' ? property.name : null
}

/** Whether the code asks for a member, or goes on without it. */
function isAsked(node: AnyNode, parent: AnyNode): boolean {
  switch (parent.type) {
    case 'LogicalExpression':
    case 'UnaryExpression':
    case 'IfStatement':
      return true
    case 'ConditionalExpression':
      return parent.test === node
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator)
    case 'MemberExpression':
      return parent.optional && parent.object === node
    case 'AssignmentExpression':
      return parent.left === node
    case 'UpdateExpression':
      return true
    default:
      return false
  }
}

/** What is not only looked at may be given members by whoever gets it. */
function isLookedAt(parent: AnyNode): boolean {
  if (parent.type === 'SpreadElement') return true
  if (parent.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false
  const [object = ''] = namesIn(parent.callee.object)
  return harmless.test(object) && !('name' in parent.callee.property && parent.callee.property.name === 'assign')
}

/**
 * The members of its one object that `main` reads as if they were there, each where it does so first. None where it may be given more of them on the
 * way, or stand for something else.
 */
export function memberReads(main: FunctionNode, placeOf: PlaceOf): readonly NamedPlace[] {
  const [given] = main.params
  const whole = given?.type === 'AssignmentPattern' ? given.left : given
  if (whole?.type !== 'Identifier') return []
  const found = new Map<string, AnyNode>()
  const asked = new Set<string>(Object.getOwnPropertyNames(Object.prototype))
  const stack = [{ node: main.body as AnyNode, parent: main as AnyNode, above: main as AnyNode }]
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    const { node, parent, above } = one
    for (const below of [...childrenOf(node)].reverse()) stack.push({ node: below, parent: node, above: parent })
    if (isFunction(node) && node.params.flatMap((own) => namesIn(own)).includes(whole.name)) return []
    if (node.type !== 'Identifier' || node.name !== whole.name) continue
    if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) continue
    if (parent.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand) continue
    if (parent.type === 'MemberExpression' && parent.object === node) {
      const name = memberName(parent)
      if (name === null && above.type === 'AssignmentExpression' && above.left === parent) return []
      if (name === null) continue
      if (parent.optional || isAsked(parent, above)) asked.add(name)
      else if (!found.has(name)) found.set(name, parent.property)
    } else if (parent.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'ObjectPattern') {
      for (const taken of parent.id.properties) {
        if (taken.type !== 'Property' || taken.computed || taken.key.type !== 'Identifier') continue
        if (taken.value.type === 'AssignmentPattern') asked.add(taken.key.name)
        else if (!found.has(taken.key.name)) found.set(taken.key.name, taken.key)
      }
    } else if (!isLookedAt(parent)) return []
  }
  return [...found].filter(([name]) => !asked.has(name)).map(([name, node]) => ({ name, place: placeOf(node) }))
}
