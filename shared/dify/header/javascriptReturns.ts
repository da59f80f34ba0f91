import type { SyntaxNode } from '@lezer/common'
import type { OutputType } from '../../model/node'
import type { Header } from './headerParts'
import { mainTree } from './mainTree'
import type { ReturnedPlace } from './returnedPlace'
import { childrenOf, isFunction } from './syntax'

const elements: Readonly<Partial<Record<OutputType, OutputType>>> = {
  string: 'array[string]',
  number: 'array[number]',
  boolean: 'array[boolean]',
  object: 'array[object]',
}

const kinds = new Set(['ReturnStatement', 'AssignmentExpression', 'VariableDeclaration'])
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration'])

/** Words before a method's name. */
const modifiers = ['async', 'get', 'set', '*', 'Star']

/** The type of a value as far as its form is proof of it; null where it is none. */
function typeOf(value: SyntaxNode, text: (node: SyntaxNode) => string): OutputType | null {
  switch (value.name) {
    case 'String':
    case 'TemplateString':
      return 'string'
    case 'Number':
      return text(value).endsWith('n') ? null : 'number'
    case 'BooleanLiteral':
      return 'boolean'
    case 'ObjectExpression':
      return 'object'
    case 'UnaryExpression': {
      const operator = value.firstChild === null ? '' : text(value.firstChild)
      if (operator === '!') return 'boolean'
      return operator === '-' && value.lastChild?.name === 'Number' ? 'number' : null
    }
    case 'ArrayExpression': {
      const values = childrenOf(value).filter(
        ({ name }) => !['[', ']', ','].includes(name) && !name.endsWith('Comment'),
      )
      const types = new Set(values.map((each) => typeOf(each, text)))
      const [type] = types
      return types.size === 1 && type != null ? (elements[type] ?? null) : null
    }
    default:
      return null
  }
}

/** The keys of the objects that a JavaScript `main` returns literally, one for each place where it is written. */
export function javascriptReturns(code: string, header: Header): ReturnedPlace[] {
  const tree = mainTree('javascript', code, header)
  if (tree === null) return []
  const { main, from } = tree
  const text = (node: SyntaxNode): string => code.slice(from + node.from, from + node.to)
  const statements: SyntaxNode[] = []
  main.cursor().iterate((ref) => {
    if (kinds.has(ref.name)) statements.push(ref.node)
    if (ref.from === main.from && ref.to === main.to) return true
    return !functions.has(ref.name) && (ref.name !== 'Property' || !isFunction(ref.node))
  })

  const word = (node: SyntaxNode, form: ReturnedPlace['form']): Omit<ReturnedPlace, 'type'> => ({
    name: text(node),
    from: from + node.from,
    to: from + node.to,
    form,
  })
  const quoted = (node: SyntaxNode): Omit<ReturnedPlace, 'type'> => ({
    name: text(node).slice(1, -1),
    from: from + node.from + 1,
    to: from + node.to - 1,
    form: 'quoted',
  })

  const keyOf = (property: SyntaxNode): ReturnedPlace[] => {
    const children = childrenOf(property).filter(({ name }) => !name.endsWith('Comment'))
    const key = children.find(({ name }) => !modifiers.includes(name))
    if (key === undefined || (key.name !== 'PropertyDefinition' && key.name !== 'String')) return []
    const colon = children.findIndex((child) => child.name === ':')
    const value = colon === -1 ? undefined : children[colon + 1]
    const place = key.name === 'String' ? quoted(key) : word(key, children.length === 1 ? 'shorthand' : 'word')
    return [{ ...place, type: value === undefined ? null : typeOf(value, text) }]
  }

  const assigned = (name: string): ReturnedPlace[] => {
    const keys: ReturnedPlace[] = []
    for (const node of statements) {
      const children = childrenOf(node)
      const [place] = children
      const value = node.lastChild
      if (node.name === 'AssignmentExpression' && place?.name === 'MemberExpression' && value !== null) {
        const [object, , member] = childrenOf(place)
        if (object === undefined || member === undefined || text(object) !== name) continue
        if (member.name === 'PropertyName') keys.push({ ...word(member, 'member'), type: typeOf(value, text) })
        if (member.name === 'String') keys.push({ ...quoted(member), type: typeOf(value, text) })
      } else if (node.name === 'AssignmentExpression' && place !== undefined && value !== null) {
        if (place.name === 'VariableName' && text(place) === name && value.name !== 'VariableName')
          keys.push(...keysOf(value))
      } else if (node.name === 'VariableDeclaration') {
        const at = children.findIndex((child) => child.name === 'VariableDefinition' && text(child) === name)
        const given = children.slice(at + 1).find(({ prevSibling }) => prevSibling?.name === 'Equals')
        if (at !== -1 && given !== undefined && given.name !== 'VariableName') keys.push(...keysOf(given))
      }
    }
    return keys
  }

  const keysOf = (value: SyntaxNode): ReturnedPlace[] => {
    switch (value.name) {
      case 'ObjectExpression':
        return value.getChildren('Property').flatMap((child) => keyOf(child))
      case 'VariableName':
        return assigned(text(value))
      case 'ParenthesizedExpression':
        return childrenOf(value).flatMap((child) => keysOf(child))
      case 'ConditionalExpression':
        return childrenOf(value)
          .slice(1)
          .flatMap((child) => keysOf(child))
      default:
        return []
    }
  }

  const result = main.lastChild
  if (main.name === 'ArrowFunction' && result !== null && result.name !== 'Block') return keysOf(result)
  return statements
    .filter(({ name }) => name === 'ReturnStatement')
    .flatMap((node) => childrenOf(node).flatMap((value) => keysOf(value)))
}
