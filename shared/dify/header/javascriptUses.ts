import type { SyntaxNode } from '@lezer/common'
import { describedParameters } from './docstring'
import { isHalfTyped } from './halfTyped'
import type { Header, HeaderPart } from './headerParts'
import { mainTree } from './mainTree'
import { childrenOf, isFunction } from './syntax'
import type { Renamed, TextEdit } from './textEdit'

type Text = (node: SyntaxNode) => string

/** The names that a pattern or a list gives values to. */
function definitions(node: SyntaxNode): SyntaxNode[] {
  if (node.name === 'VariableDefinition') return [node]
  return childrenOf(node).flatMap((child) => {
    // What stands behind `=` is a default, and not defined here.
    if (child.prevSibling?.name === 'Equals') return []
    return definitions(child)
  })
}

/** The names that the statements of a block declare for it. */
function declaredIn(block: SyntaxNode): SyntaxNode[] {
  return childrenOf(block).flatMap((child) => {
    if (child.name === 'VariableDeclaration') return definitions(child)
    if (child.name === 'FunctionDeclaration' || child.name === 'ClassDeclaration') {
      return child.getChildren('VariableDefinition')
    }
    return []
  })
}

/** The names that belong to a node and what is inside it alone. */
function ownNames(node: SyntaxNode): SyntaxNode[] {
  if (isFunction(node))
    return childrenOf(node)
      .filter(({ name }) => name === 'ParamList')
      .flatMap(definitions)
  switch (node.name) {
    case 'Block':
      return declaredIn(node)
    case 'ForStatement':
      return childrenOf(node)
        .filter(({ name }) => name.endsWith('Spec'))
        .flatMap(definitions)
    case 'CatchClause':
      return node.getChildren('VariableDefinition')
    default:
      return []
  }
}

/** The uses of a name that a function gets, and whether it is safe to change them. */
function usesOf(root: SyntaxNode, name: string, text: Text): SyntaxNode[] {
  const found: SyntaxNode[] = []
  const visit = (node: SyntaxNode): void => {
    if (node !== root && ownNames(node).some((own) => text(own) === name)) return
    const isName = node.name === 'VariableName' || isShorthand(node)
    if (isName && text(node) === name) found.push(node)
    childrenOf(node).forEach(visit)
  }
  visit(root)
  return found
}

/** A member written by its name alone: `{a}` in a value, or in `({a} = b)`. */
function isShorthand(node: SyntaxNode): boolean {
  const { parent } = node
  if (node.name === 'PropertyDefinition') {
    return parent?.name === 'Property' && parent.firstChild?.to === parent.lastChild?.to && node.nextSibling === null
  }
  if (node.name !== 'VariableDefinition' || parent?.name !== 'PatternProperty') return false
  return parent.parent?.parent?.name === 'AssignmentExpression'
}

/** Whether a name is said anywhere in a function, in whatever role. */
function isSaid(node: SyntaxNode, name: string, text: Text): boolean {
  const isName = node.name === 'VariableName' || node.name === 'VariableDefinition' || isShorthand(node)
  return (isName && text(node) === name) || childrenOf(node).some((child) => isSaid(child, name, text))
}

/**
 * Renames a parameter of a JavaScript `main` with its uses. Where the body says the new name already, declares the old one anew or is
 * half typed, the parameter alone gets another key: `{new: old}`.
 */
export function javascriptRename(code: string, header: Header, part: HeaderPart, to: string): Renamed {
  const text = code.slice(part.from, part.to)
  const key = /^(?:'[^']*'|"[^"]*"|[\w$\u0080-\uffff]+)/.exec(text)?.[0] ?? ''
  const rest = text.slice(key.length)
  const told = describedParameters('javascript', code, header)
    .filter(({ name }) => name === part.name)
    .map(({ at }) => ({ ...at, insert: to }))
  if (/^\s*:/.test(rest)) return { text: `${to}${rest}`, uses: told }
  const { main, from } = mainTree('javascript', code, header) ?? { main: null, from: 0 }
  const read: Text = (node) => code.slice(from + node.from, from + node.to)
  const body = main?.getChild('Block') ?? null
  const isAnew = body !== null && declaredIn(body).some((own) => read(own) === part.name)
  const isSure = main !== null && !isAnew && !isSaid(main, to, read) && !isHalfTyped('javascript', code, header)
  if (!isSure) return { text: `${to}: ${part.local}${rest}`, uses: told }
  const edits = usesOf(main, part.name, read).map((node): TextEdit => {
    const insert = node.name === 'VariableName' ? to : `${part.name}: ${to}`
    return { from: from + node.from, to: from + node.to, insert }
  })
  return { text: `${to}${rest}`, uses: [...edits, ...told] }
}
