import type { AnyNode } from 'acorn'
import { childrenOf, isFunction } from './tree'

/** The calls of an expression that are made whenever it is. */
function* callsIn(expression: AnyNode): Generator<AnyNode> {
  const stack = [expression]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isFunction(node) || node.type === 'ClassExpression') continue
    if (node.type === 'CallExpression' || node.type === 'NewExpression') yield node
    if (node.type === 'ConditionalExpression') stack.push(node.test)
    else if (node.type === 'LogicalExpression') stack.push(node.left)
    // What stands behind a `?.` may be left out with it.
    else if (node.type !== 'ChainExpression') stack.push(...childrenOf(node))
  }
}

/**
 * The calls of a body that every run comes to: none stands behind a condition, a loop, a `try` or a way out. The body of an arrow function may be
 * one expression.
 */
export function sureCalls(body: readonly AnyNode[]): AnyNode[] {
  const found: AnyNode[] = []
  for (const one of body) {
    if (one.type === 'ExpressionStatement') found.push(...callsIn(one.expression))
    else if (one.type.endsWith('Expression')) found.push(...callsIn(one))
    else if (one.type === 'VariableDeclaration') {
      for (const { init } of one.declarations) if (init) found.push(...callsIn(init))
    } else if (one.type === 'ReturnStatement') {
      if (one.argument) found.push(...callsIn(one.argument))
      break
    } else if (one.type !== 'FunctionDeclaration' && one.type !== 'ClassDeclaration' && one.type !== 'EmptyStatement')
      break
  }
  return found
}
