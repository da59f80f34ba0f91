import type { SyntaxNode, Tree } from '@lezer/common'
import { parser } from '@lezer/javascript'
import type { Header } from './headerParts'

/** Whether a node is a function of any kind: declared, an arrow, a method. */
export function isFunction(node: SyntaxNode): boolean {
  return node.getChild('ParamList') !== null
}

/** The first function of a tree. */
export function javascriptFunctionIn(tree: Tree): SyntaxNode | null {
  const cursor = tree.cursor()
  do if (isFunction(cursor.node)) return cursor.node
  while (cursor.next())
  return null
}

/** The function of `main`; its nodes are at offsets from the start of `header.main`. Null where it can't be read. */
export function javascriptFunction(code: string, { main }: Header): SyntaxNode | null {
  return javascriptFunctionIn(parser.parse(code.slice(main.from, main.to)))
}
