import type { AnyNode } from 'acorn'
import { childrenOf } from './tree'

/** The mark between which Dify reads the result. */
export const mark = '<<RESULT>>'

const printers = new Set(['console.log', 'console.info', 'console.debug', 'process.stdout.write'])
/** What these are given is in what they give. */
const handingOn = new Set(['String', 'JSON.stringify', 'Object.assign', 'Array.of'])
const handingOnMethods = new Set([
  'concat',
  'join',
  'trim',
  'padStart',
  'padEnd',
  'repeat',
  'toUpperCase',
  'toLowerCase',
])

/** The parts of an expression that are in what it gives: not what is only compared, looked for or replaced. */
function partsOf(node: AnyNode, nameOf: (node: AnyNode) => string | null): AnyNode[] {
  switch (node.type) {
    case 'CallExpression': {
      const { callee } = node
      const name = nameOf(callee)
      if (name !== null && handingOn.has(name)) return node.arguments
      if (callee.type !== 'MemberExpression' || !('name' in callee.property)) return []
      return handingOnMethods.has(callee.property.name) ? [callee.object, ...node.arguments] : []
    }
    case 'ConditionalExpression':
      return [node.consequent, node.alternate]
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left, node.right] : []
    case 'MemberExpression':
    case 'UnaryExpression':
      return []
    default:
      return childrenOf(node)
  }
}

/** All that is printed or returned in a script, as far as it stands there. */
export function toldIn(tree: AnyNode, nameOf: (node: AnyNode) => string | null): ReadonlySet<AnyNode> {
  const stack: AnyNode[] = []
  const all = [tree]
  for (let node = all.pop(); node !== undefined; node = all.pop()) {
    if (node.type === 'ReturnStatement' && node.argument) stack.push(node.argument)
    if (node.type === 'ArrowFunctionExpression' && node.expression) stack.push(node.body)
    if (node.type === 'CallExpression' && printers.has(nameOf(node.callee) ?? '')) stack.push(...node.arguments)
    all.push(...childrenOf(node))
  }
  const found = new Set<AnyNode>()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (found.has(node)) continue
    found.add(node)
    stack.push(...partsOf(node, nameOf))
  }
  return found
}
