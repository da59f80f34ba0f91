import type { AnyNode, Statement } from 'acorn'
import { childrenOf, isFunction } from './tree'

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

function endsOne(node: Statement | AnyNode): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    case 'BlockStatement':
      return ends(node.body)
    case 'IfStatement':
      return endsOne(node.consequent) && (node.alternate ? endsOne(node.alternate) : false)
    case 'TryStatement': {
      if (node.finalizer && ends(node.finalizer.body)) return true
      return ends(node.block.body) && (!node.handler || ends(node.handler.body.body))
    }
    case 'SwitchStatement': {
      const hasDefault = node.cases.some(({ test }) => !test)
      const last = node.cases.at(-1)
      return (
        hasDefault &&
        last !== undefined &&
        ends(last.consequent) &&
        !node.cases.some((one) => one.consequent.some(breaks))
      )
    }
    case 'LabeledStatement':
      return endsOne(node.body)
    default:
      return loopIsEndless(node)
  }
}

/** Whether a body surely does not go on behind its last statement. */
export function ends(body: readonly (Statement | AnyNode)[]): boolean {
  return body.some(endsOne)
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
