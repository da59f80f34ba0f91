import type { SyntaxNode, Tree } from '@lezer/common'

/** The children of a node, in their order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child)
  return all
}

/** Whether the parser had to leave something out or put something in. */
export function hasError(tree: Tree): boolean {
  let found = false
  tree.iterate({
    enter: ({ type }) => {
      found ||= type.isError
    },
  })
  return found
}

/** Whether a node is a function of any kind: declared, an arrow, a method. */
export function isFunction(node: SyntaxNode): boolean {
  return node.getChild('ParamList') !== null
}
