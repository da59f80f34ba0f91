import type { AnyNode, Expression, Identifier } from 'acorn'
import { childrenOf, type FunctionNode, inside, isFunction, namesIn } from './tree'

/** What names of a function, or of the whole script, stand for. */
export interface Scope {
  /** The expression that a name is bound to, and to nothing else ever; null where that is not so. */
  single(name: string): Expression | null
  /** The function of that name; null where there is none. */
  functionOf(name: string): FunctionNode | null
  binds(name: string): boolean
  /** Whether one thing alone binds a name. */
  bindsOnce(name: string): boolean
  /** Whether something beside this use may change the list or object of a name. */
  isChanged(name: string, use: Identifier): boolean
  /** What a name was taken out of, and by which name: `const { execSync } = require('child_process')`. Null for any other. */
  takenFrom(name: string): { readonly from: Expression; readonly key: string } | null
}

const holders = /^(?:Property|ObjectExpression|ArrayExpression)$/

function isHarmless(node: Identifier, parent: AnyNode, above: ReadonlyMap<AnyNode, AnyNode>): boolean {
  if (holders.test(parent.type)) {
    // What is put into another may be changed by way of that one, unless it is returned with it at once.
    let holder: AnyNode | undefined = parent
    while (holder !== undefined && holders.test(holder.type)) holder = above.get(holder)
    return holder?.type === 'ReturnStatement' || (holder !== undefined && isFunction(holder))
  }
  switch (parent.type) {
    case 'ReturnStatement':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'IfStatement':
    case 'UnaryExpression':
      return true
    case 'MemberExpression':
      return (
        parent.object === node && !parent.computed && 'name' in parent.property && parent.property.name === 'length'
      )
    case 'CallExpression':
      return (
        parent.arguments.includes(node) &&
        parent.callee.type === 'MemberExpression' &&
        'name' in parent.callee.object &&
        ['JSON', 'console'].includes(parent.callee.object.name)
      )
    default:
      return false
  }
}

/** Whether an identifier is only the name of a binding or of a member. */
function isLabel(node: Identifier, parent: AnyNode): boolean {
  if (parent.type === 'VariableDeclarator') return parent.id === node
  if (parent.type === 'Property') return parent.key === node && !parent.computed
  return parent.type === 'MemberExpression' && parent.property === node && !parent.computed
}

/** Reads the bindings of a function or a script. */
export function readScope(owner: AnyNode): Scope {
  const counts = new Map<string, number>()
  const singles = new Map<string, Expression>()
  const functions = new Map<string, FunctionNode>()
  const taken = new Map<string, { readonly from: Expression; readonly key: string }>()
  const uses = new Map<string, (readonly [Identifier, AnyNode | null])[]>()
  const bind = (name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1)
  const note = (node: Identifier, parent: AnyNode | null): unknown =>
    uses.set(node.name, [...(uses.get(node.name) ?? []), [node, parent]])

  const above = new Map<AnyNode, AnyNode>()
  if (isFunction(owner)) for (const parameter of owner.params) namesIn(parameter).forEach(bind)
  for (const [node, parent] of inside(owner)) {
    if (holders.test(node.type)) above.set(node, parent)
    if (node.type === 'VariableDeclarator') {
      namesIn(node.id).forEach(bind)
      if (node.id.type === 'Identifier' && node.init) singles.set(node.id.name, node.init)
      for (const one of node.id.type === 'ObjectPattern' && node.init ? node.id.properties : []) {
        if (one.type !== 'Property' || one.key.type !== 'Identifier' || one.value.type !== 'Identifier') continue
        if (node.init) taken.set(one.value.name, { from: node.init, key: one.key.name })
      }
    } else if (node.type === 'AssignmentExpression') namesIn(node.left).forEach(bind)
    else if (node.type === 'UpdateExpression') namesIn(node.argument).forEach(bind)
    else if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') namesIn(node.left).forEach(bind)
    else if (node.type === 'ClassDeclaration' && node.id) bind(node.id.name)
    else if (node.type === 'CatchClause') namesIn(node.param ?? null).forEach(bind)
    else if (node.type === 'FunctionDeclaration' && node.id) {
      bind(node.id.name)
      functions.set(node.id.name, node)
    }
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init && isFunction(node.init)) {
      functions.set(node.id.name, node.init)
    }
    if (node.type === 'Identifier' && !isLabel(node, parent)) note(node, parent)
    if (!isFunction(node)) continue
    // A function in it may change what it reads, and what it assigns.
    const stack = childrenOf(node)
    for (let inner = stack.pop(); inner !== undefined; inner = stack.pop()) {
      if (inner.type === 'Identifier') note(inner, null)
      if (inner.type === 'AssignmentExpression') namesIn(inner.left).forEach(bind)
      if (inner.type === 'UpdateExpression') namesIn(inner.argument).forEach(bind)
      stack.push(...childrenOf(inner))
    }
  }
  return {
    single: (name) => (counts.get(name) === 1 ? (singles.get(name) ?? null) : null),
    functionOf: (name) => (counts.get(name) === 1 ? (functions.get(name) ?? null) : null),
    binds: (name) => counts.has(name),
    bindsOnce: (name) => counts.get(name) === 1,
    takenFrom: (name) => (counts.get(name) === 1 ? (taken.get(name) ?? null) : null),
    isChanged: (name, asked) =>
      (uses.get(name) ?? []).some(
        ([node, parent]) => node !== asked && (parent === null || !isHarmless(node, parent, above)),
      ),
  }
}
