import type { CodeNode } from '../../shared/model/node'
import type { Rename } from './appReferences'

/** A node whose variables take an output under its new name. */
export function renamedOutput(node: CodeNode, { nodeId, from, to }: Rename): CodeNode {
  const variables = node.variables.map((variable) => {
    const [first, second, ...rest] = variable.value_selector
    return first === nodeId && second === from ? { ...variable, value_selector: [first, to, ...rest] } : variable
  })
  return { ...node, variables }
}
