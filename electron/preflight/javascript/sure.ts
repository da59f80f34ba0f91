import type { AnyNode } from 'acorn'
import { isExit } from './flow'
import { childrenOf, type FunctionNode, isFunction, namesIn } from './tree'

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

/** Whether what stands below a statement may end the function, or the script. */
function mayLeave(node: AnyNode): boolean {
  if (isFunction(node)) return false
  if (node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'LabeledStatement') return true
  if (node.type === 'CallExpression' && isExit(node.callee)) return true
  return childrenOf(node).some(mayLeave)
}

/** The part of a statement that is looked at whatever comes: what stands below may never run. */
function headOf(node: AnyNode): AnyNode | null {
  switch (node.type) {
    case 'IfStatement':
    case 'WhileStatement':
      return node.test
    case 'ForStatement':
      return node.init ?? null
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.right
    case 'SwitchStatement':
      return node.discriminant
    default:
      return null
  }
}

/** Puts the calls of a body that every run comes to into `found`; false where the body may not come to its end. */
function add(body: readonly AnyNode[], found: AnyNode[]): boolean {
  return body.every((one) => addOne(one, found))
}

function addOne(one: AnyNode, found: AnyNode[]): boolean {
  switch (one.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'EmptyStatement':
      return true
    case 'ExpressionStatement':
    case 'VariableDeclaration':
      found.push(...callsIn(one))
      return !mayLeave(one)
    case 'ReturnStatement':
    case 'ThrowStatement':
      found.push(...callsIn(one))
      return false
    case 'BlockStatement':
      return add(one.body, found)
    case 'TryStatement': {
      // What fails in it may be caught.
      const isRun = one.handler ? true : add(one.block.body, found)
      return (one.finalizer ? add(one.finalizer.body, found) : true) && isRun && !mayLeave(one)
    }
    default: {
      // The body of an arrow function may be one expression.
      if (one.type.endsWith('Expression')) found.push(...callsIn(one))
      const head = headOf(one)
      if (head !== null) found.push(...callsIn(head))
      return head !== null && !mayLeave(one)
    }
  }
}

const bodyOf = ({ body }: FunctionNode): readonly AnyNode[] => (body.type === 'BlockStatement' ? body.body : [body])

/**
 * The calls that every run comes to, in the script and in `main`: none stands behind a condition, a loop, a `try` or a way out. `functionOf` gives
 * the function that a call by a name surely calls, whose calls are made then as well.
 */
export function sureCalls(
  script: readonly AnyNode[],
  main: FunctionNode | null,
  functionOf: (name: string, caller: FunctionNode | null) => FunctionNode | null,
): ReadonlySet<AnyNode> {
  const sure = new Set<AnyNode>()
  const gone = new Set<FunctionNode>()
  const enter = (body: readonly AnyNode[], caller: FunctionNode | null): void => {
    const found: AnyNode[] = []
    add(body, found)
    for (const call of found) {
      sure.add(call)
      const [name] = call.type === 'CallExpression' ? namesIn(call.callee) : []
      const called = name === undefined ? null : functionOf(name, caller)
      // One that is only made, or goes on later, is not followed.
      if (called === null || called.async || called.generator || gone.has(called)) continue
      gone.add(called)
      enter(bodyOf(called), called)
    }
  }
  enter(script, null)
  if (main !== null && !main.generator) enter(bodyOf(main), main)
  return sure
}
