import type { SyntaxNode } from '@lezer/common'
import { childrenOf, isFunction } from '../../dify/header/syntax'
import { createPlaces, literalOf, longestCode, type ReadImport, treeOf } from './readImport'

/** A module that JavaScript asks for. `isStatic`: by `import … from` or `export … from`, which a script can not have. */
export interface JavascriptImport extends ReadImport {
  readonly isStatic: boolean
  /** It is asked for under a condition, or in a function that is not `main`, whether its failure is caught or not. */
  readonly isLater: boolean
}

function needOf(node: SyntaxNode, code: string): { need: ReadImport['need']; isLater: boolean } {
  let [isLater, isCaught] = [false, false]
  let child = node
  for (let parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    if (parent.name === 'TryStatement' && parent.getChild('Block')?.from === child.from) isCaught = true
    // What follows a failure that is caught is come to only then.
    if (parent.name === 'CatchClause') isLater = true
    if (parent.name === 'IfStatement' || parent.name === 'ConditionalExpression') isLater = true
    if (isFunction(parent)) {
      const name = parent.getChild('VariableDefinition') ?? parent.parent?.getChild('VariableDefinition') ?? null
      if (name === null || code.slice(name.from, name.to) !== 'main') isLater = true
    }
  }
  return { need: isCaught ? 'optional' : isLater ? 'later' : 'needed', isLater }
}

/** The literal that a node names its module by; null where it has none that can be read. */
function sourceOf(node: SyntaxNode, code: string): SyntaxNode | null {
  const within = node.getChild('ArgList') ?? node
  const text = childrenOf(within).find(({ name }) => name === 'String' || name === 'TemplateString')
  if (text === undefined) return null
  return literalOf(code.slice(text.from, text.to)) === null ? null : text
}

function isRequire(node: SyntaxNode, code: string): boolean {
  const callee = node.firstChild
  return callee !== null && /^(?:module\s*\.\s*)?require(?:\s*\.\s*resolve)?$/.test(code.slice(callee.from, callee.to))
}

/** The modules that JavaScript code asks for, in the order of the code, as far as it can be read. Nothing throws. */
export function javascriptImports(code: string): JavascriptImport[] {
  if (code.length > longestCode || !/\b(?:import|export|require)\b/.test(code)) return []
  const place = createPlaces(code)
  const found: JavascriptImport[] = []
  treeOf('javascript', code).iterate({
    enter: ({ name, node }) => {
      const isStatic = name === 'ImportDeclaration' || name === 'ExportDeclaration'
      const isCall = name === 'DynamicImport' || (name === 'CallExpression' && isRequire(node, code))
      if (!isStatic && !isCall) return
      const text = sourceOf(node, code)
      const module = text === null ? null : literalOf(code.slice(text.from, text.to))
      if (text === null || module === null || module === '') return
      const { from, to } = text
      const { need, isLater } = isStatic ? ({ need: 'needed', isLater: false } as const) : needOf(node, code)
      const form = isStatic ? 'from' : 'call'
      found.push({ form, module, names: [], level: 0, from, to, ...place(from, to), need, isStatic, isLater })
    },
  })
  return found
}
