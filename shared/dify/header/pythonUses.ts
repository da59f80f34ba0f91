import type { SyntaxNode } from '@lezer/common'
import { describedParameters } from './docstring'
import { isEveryMention, isHalfTyped } from './halfTyped'
import type { Header, HeaderPart } from './headerParts'
import { mainTree, parseAlone } from './mainTree'
import { pythonBuiltins } from './pythonBuiltins'
import { childrenOf } from './syntax'
import type { Renamed, RenameRefusal, TextEdit } from './textEdit'

/** What Dify's script has a value for by itself. */
const ofWrapper = new Set(['json', 'b64decode', 'main'])

/** What only holds the places of an assignment. */
export const containers = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'])

function hasLater(node: SyntaxNode, names: readonly string[]): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) if (names.includes(next.name)) return true
  return false
}

/** Whether a name stands where Python gives it a value: left of `=`, after `for`, `as`, `import`, `def`, in a pattern. */
export function isBinding(name: SyntaxNode): boolean {
  let node = name
  let parent = name.parent
  while (parent !== null && containers.has(parent.name)) [node, parent] = [parent, parent.parent]
  switch (parent?.name) {
    case 'AssignStatement':
    case 'UpdateStatement':
    case 'NamedExpression':
      return hasLater(node, ['AssignOp', 'UpdateOp'])
    case 'ForStatement':
      return hasLater(node, ['in'])
    case 'WithStatement':
    case 'TryStatement':
      return node.prevSibling?.name === 'as'
    case 'ImportStatement':
    case 'DeleteStatement':
    case 'CapturePattern':
      return true
    case 'FunctionDefinition':
    case 'ClassDefinition':
      return node.name === 'VariableName'
    default:
      return false
  }
}

/** Whether a name is that of an argument, as in `f(name=1)`, and no variable's. */
function isKeyword({ parent, nextSibling }: SyntaxNode): boolean {
  return parent?.name === 'KeywordPattern' || (parent?.name === 'ArgList' && nextSibling?.name === 'AssignOp')
}

/** The names that a parameter list gives values to. */
function parameterNames(list: SyntaxNode): SyntaxNode[] {
  return childrenOf(list).filter(
    (child) => child.name === 'VariableName' && child.prevSibling?.name !== 'AssignOp' && child.to > child.from,
  )
}

/** Looks for the uses of one name in `main`, scope by scope. */
class Uses {
  readonly found: SyntaxNode[] = []
  /** Whether the name is bound in a way that a change of its letters would break. */
  isUnsafe = false

  constructor(
    private readonly text: (node: SyntaxNode) => string,
    private readonly name: string,
  ) {}

  visit(node: SyntaxNode): void {
    switch (node.name) {
      case 'VariableName':
        this.note(node)
        return
      case 'FunctionDefinition':
      case 'LambdaExpression':
        this.visitFunction(node)
        return
      case 'ClassDefinition':
        this.isUnsafe ||= this.binds(node.getChild('Body'))
        break
      default:
        if (node.name.endsWith('ComprehensionExpression')) return this.visitComprehension(node)
    }
    childrenOf(node).forEach((child) => this.visit(child))
  }

  private note(node: SyntaxNode): void {
    if (this.text(node) !== this.name) return
    if (node.parent?.name === 'ImportStatement') this.isUnsafe = true
    // The name of another function's parameter, unless main() calls itself.
    if (!isKeyword(node) || this.isOfMain(node)) this.found.push(node)
  }

  private isOfMain(keyword: SyntaxNode): boolean {
    const called = keyword.parent?.prevSibling ?? null
    return called?.name === 'VariableName' && this.text(called) === 'main'
  }

  private visitFunction(node: SyntaxNode): void {
    const list = node.getChild('ParamList')
    const own = list === null ? [] : parameterNames(list)
    const isOwn = own.some((parameter) => this.text(parameter) === this.name)
    const body = node.getChild('Body')
    for (const child of childrenOf(node)) {
      if (child.name === 'ParamList') {
        // Defaults and annotations are told outside of the function.
        for (const part of childrenOf(child)) {
          if (!own.some(({ from, to }) => from === part.from && to === part.to)) this.visit(part)
        }
      } else if (child.name === 'Body' || (node.name === 'LambdaExpression' && list !== null && child.from > list.to)) {
        if (!isOwn && !this.binds(body)) this.visit(child)
      } else this.visit(child)
    }
  }

  /** Whether a function's body makes the name its own, so that it means another thing there. */
  private binds(body: SyntaxNode | null): boolean {
    if (body === null) return false
    const scopes = this.scopeWords(body)
    if (scopes.includes('nonlocal')) return false
    return scopes.includes('global') || this.bindsIn(body)
  }

  /** The `global` and `nonlocal` that a body says of the name. */
  private scopeWords(node: SyntaxNode): string[] {
    return childrenOf(node).flatMap((child) => {
      if (child.name === 'FunctionDefinition' || child.name === 'ClassDefinition') return []
      if (child.name !== 'ScopeStatement') return this.scopeWords(child)
      const names = child.getChildren('VariableName').map((each) => this.text(each))
      return names.includes(this.name) ? [child.firstChild?.name ?? ''] : []
    })
  }

  private bindsIn(node: SyntaxNode): boolean {
    return childrenOf(node).some((child) => {
      if (child.name === 'VariableName') return this.text(child) === this.name && isBinding(child)
      if (child.name === 'FunctionDefinition' || child.name === 'ClassDefinition') {
        const own = child.getChild('VariableName')
        return own !== null && this.text(own) === this.name
      }
      return child.name !== 'LambdaExpression' && this.bindsIn(child)
    })
  }

  /** A comprehension has its own loop names; only its first source is looked up outside. */
  private visitComprehension(node: SyntaxNode): void {
    const children = childrenOf(node)
    const isTarget = (child: SyntaxNode): boolean => {
      const before = children.slice(0, children.indexOf(child)).map(({ name }) => name)
      return before.lastIndexOf('for') > before.lastIndexOf('in')
    }
    const targets = children.filter((child) => child.name !== 'for' && isTarget(child))
    const isOwn = targets.some((target) => this.names(target).includes(this.name))
    const source = children[children.findIndex(({ name }) => name === 'in') + 1]
    if (!isOwn) children.forEach((child) => this.visit(child))
    else if (source !== undefined) this.visit(source)
  }

  private names(node: SyntaxNode): string[] {
    return node.name === 'VariableName' ? [this.text(node)] : childrenOf(node).flatMap((child) => this.names(child))
  }
}

/** Whether a name has no value anywhere in a code: what reads it waits for a parameter of that name. */
function isUnbound(code: string, name: string): boolean {
  // A name that begins with a capital may be one of Python's own exceptions; one of `_` belongs to Python or Dify.
  if (pythonBuiltins.has(name) || /^[A-Z_]/.test(name) || ofWrapper.has(name)) return false
  const text = (node: SyntaxNode): string => code.slice(node.from, node.to)
  const gives = (node: SyntaxNode): boolean => {
    if (node.name === 'ParamList') return parameterNames(node).some((one) => text(one) === name)
    if (node.name === 'ImportStatement' && childrenOf(node).some((child) => child.name === '*')) return true
    if (node.name === 'ScopeStatement') return childrenOf(node).some((child) => text(child) === name)
    return (node.name === 'VariableName' && text(node) === name && isBound(node)) || childrenOf(node).some(gives)
  }
  return !gives(parseAlone('python3', code).topNode)
}

/** Whether a name may get a value there; in a comprehension any may be its loop's own. */
function isBound(name: SyntaxNode): boolean {
  if (isBinding(name)) return true
  for (let { parent } = name; parent !== null; parent = parent.parent) {
    if (parent.name.endsWith('ComprehensionExpression')) return true
  }
  return false
}

/**
 * Renames a parameter of a Python `main` with its uses; refused where the body uses the new name, or imports over the old one, and where
 * it is half typed so that a use may have been missed. Where nothing reads the old name, and nothing gives the new one a value, what reads
 * that waits for this parameter.
 */
export function pythonRename(code: string, header: Header, part: HeaderPart, to: string): Renamed | RenameRefusal {
  const { main, from } = mainTree('python3', code, header) ?? { main: null, from: 0 }
  const body = main?.getChild('Body')
  const text = (node: SyntaxNode): string => code.slice(from + node.from, from + node.to)
  const isSaid = (node: SyntaxNode): boolean =>
    node.name === 'VariableName' ? text(node) === to && !isKeyword(node) : childrenOf(node).some(isSaid)
  const uses = new Uses(text, part.name)
  if (body) uses.visit(body)
  const isAwaited = uses.found.length === 0 && isUnbound(code, to)
  if (uses.isUnsafe || (body && isSaid(body) && !isAwaited)) return 'in-use'
  const edits: TextEdit[] = uses.found.map((node) => ({ from: from + node.from, to: from + node.to, insert: to }))
  const told = describedParameters('python3', code, header).filter(({ name }) => name === part.name)
  const all = [...edits, ...told.map(({ at }) => ({ ...at, insert: to }))]
  const isSure = !isHalfTyped('python3', code, header) || isEveryMention(code, header, part.name, to, all)
  return isSure ? { text: `${to}${code.slice(part.from + part.name.length, part.to)}`, uses: all } : 'half-typed'
}
