import type { CodeNode } from '../../shared/model/node'
import type { Rename } from './appReferences'

/** A node whose variables take outputs under their new names; two may change names with one another. */
export function renamedOutput(node: CodeNode, renames: readonly Rename[]): CodeNode {
  const variables = node.variables.map((variable) => {
    const [first, second, ...rest] = variable.value_selector
    const rename = renames.find(({ nodeId, from }) => first === nodeId && second === from)
    return rename === undefined ? variable : { ...variable, value_selector: [rename.nodeId, rename.to, ...rest] }
  })
  return { ...node, variables }
}
