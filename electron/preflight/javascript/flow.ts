import type { AnyNode, Statement } from 'acorn'
import { childrenOf, type FunctionNode, inside, isFunction } from './tree'

const isTrue = (test: AnyNode | null | undefined): boolean => !test || (test.type === 'Literal' && Boolean(test.value))

/** Whether a loop's body leaves that loop by `break` (or by a label, which may be that of any). */
function breaks(node: AnyNode): boolean {
  if (node.type === 'BreakStatement') return true
  if (isFunction(node)) return false
  // In an inner loop or a switch a bare `break` is its own; one with a label may be ours.
  const isInner = /^(?:For|While|DoWhile|Switch)/.test(node.type)
  return childrenOf(node).some((child) => (isInner ? hasLabelledBreak(child) : breaks(child)))
}

function hasLabelledBreak(node: AnyNode): boolean {
  if (node.type === 'BreakStatement') return Boolean(node.label)
  return !isFunction(node) && childrenOf(node).some(hasLabelledBreak)
}

function loopIsEndless(node: AnyNode): boolean {
  if (node.type === 'WhileStatement' || node.type === 'DoWhileStatement') return isTrue(node.test) && !breaks(node.body)
  return node.type === 'ForStatement' && isTrue(node.test) && !breaks(node.body)
}

/** Whether something is `process.exit` or `process.abort`. */
export function isExit(callee: AnyNode): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.computed) return false
  return callee.object.name === 'process' && 'name' in callee.property && /^(?:exit|abort)$/.test(callee.property.name)
}

/** Whether a call of a function of the author's never comes back. */
type NeverReturns = (name: string) => boolean

function endsOne(node: Statement | AnyNode, never: NeverReturns): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    case 'BlockStatement':
      return ends(node.body, never)
    case 'IfStatement':
      return endsOne(node.consequent, never) && (node.alternate ? endsOne(node.alternate, never) : false)
    case 'TryStatement': {
      if (node.finalizer && ends(node.finalizer.body, never)) return true
      return ends(node.block.body, never) && (!node.handler || ends(node.handler.body.body, never))
    }
    case 'SwitchStatement': {
      const hasDefault = node.cases.some(({ test }) => !test)
      const last = node.cases.at(-1)
      return (
        hasDefault &&
        last !== undefined &&
        ends(last.consequent, never) &&
        !node.cases.some((one) => one.consequent.some(breaks))
      )
    }
    case 'ExpressionStatement': {
      const { expression: call } = node
      if (call.type !== 'CallExpression') return false
      return call.callee.type === 'Identifier' ? never(call.callee.name) : isExit(call.callee)
    }
    case 'LabeledStatement':
      return endsOne(node.body, never)
    default:
      return loopIsEndless(node)
  }
}

/** Whether a body surely does not go on behind its last statement. */
export function ends(body: readonly (Statement | AnyNode)[], never: NeverReturns = () => false): boolean {
  return body.some((one) => endsOne(one, never))
}

/** Whether every call of a function throws, or ends the script. */
export function fails({ body, async, generator }: FunctionNode): boolean {
  if (async || generator || body.type !== 'BlockStatement') return false
  return ends(body.body) && ![...inside(body)].some(([one]) => one.type === 'ReturnStatement')
}

/** Whether nothing in a loop ends it: it calls nothing, returns nowhere and throws nothing. */
export function isEndless(node: AnyNode): boolean {
  if (!loopIsEndless(node)) return false
  const stack = childrenOf(node)
  for (let inner = stack.pop(); inner !== undefined; inner = stack.pop()) {
    if (/^(?:Return|Throw|Call|New|Await|Yield|Member|TaggedTemplate)/.test(inner.type)) return false
    stack.push(...childrenOf(inner))
  }
  return true
}
