import type { SyntaxNode } from '@lezer/common'
import type { OutputType } from '../../model/node'
import type { ReturnedKey } from '../signature'
import type { Header } from './headerParts'
import { isFunction, javascriptFunction } from './javascriptFunction'
import { childrenOf } from './syntax'

const elements: Readonly<Partial<Record<OutputType, OutputType>>> = {
  string: 'array[string]',
  number: 'array[number]',
  boolean: 'array[boolean]',
  object: 'array[object]',
}

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
export function javascriptReturns(code: string, header: Header): ReturnedKey[] {
  const main = javascriptFunction(code, header)
  if (main === null) return []
  const text = (node: SyntaxNode): string => code.slice(header.main.from + node.from, header.main.from + node.to)

  const walk = (node: SyntaxNode, visit: (node: SyntaxNode) => void): void => {
    for (const child of childrenOf(node)) {
      if (isFunction(child)) continue
      visit(child)
      walk(child, visit)
    }
  }

  const keyOf = (property: SyntaxNode): ReturnedKey[] => {
    const children = childrenOf(property).filter(({ name }) => !name.endsWith('Comment'))
    const key = children.find(({ name }) => !modifiers.includes(name))
    if (key === undefined || (key.name !== 'PropertyDefinition' && key.name !== 'String')) return []
    const name = key.name === 'String' ? text(key).slice(1, -1) : text(key)
    const colon = children.findIndex((child) => child.name === ':')
    const value = colon === -1 ? undefined : children[colon + 1]
    return [{ name, type: value === undefined ? null : typeOf(value, text) }]
  }

  const assigned = (name: string): ReturnedKey[] => {
    const keys: ReturnedKey[] = []
    walk(main, (node) => {
      const children = childrenOf(node)
      const [place] = children
      const value = node.lastChild
      if (node.name === 'AssignmentExpression' && place?.name === 'MemberExpression' && value !== null) {
        const [object, , member] = childrenOf(place)
        if (object === undefined || member === undefined || text(object) !== name) return
        if (member.name === 'PropertyName') keys.push({ name: text(member), type: typeOf(value, text) })
        if (member.name === 'String') keys.push({ name: text(member).slice(1, -1), type: typeOf(value, text) })
      } else if (node.name === 'AssignmentExpression' && place !== undefined && value !== null) {
        if (place.name === 'VariableName' && text(place) === name && value.name !== 'VariableName')
          keys.push(...keysOf(value))
      } else if (node.name === 'VariableDeclaration') {
        const at = children.findIndex((child) => child.name === 'VariableDefinition' && text(child) === name)
        const given = children.slice(at + 1).find(({ prevSibling }) => prevSibling?.name === 'Equals')
        if (at !== -1 && given !== undefined && given.name !== 'VariableName') keys.push(...keysOf(given))
      }
    })
    return keys
  }

  const keysOf = (value: SyntaxNode): ReturnedKey[] => {
    switch (value.name) {
      case 'ObjectExpression':
        return value.getChildren('Property').flatMap(keyOf)
      case 'VariableName':
        return assigned(text(value))
      case 'ParenthesizedExpression':
        return childrenOf(value).flatMap(keysOf)
      case 'ConditionalExpression':
        return childrenOf(value).slice(1).flatMap(keysOf)
      default:
        return []
    }
  }

  const keys: ReturnedKey[] = []
  const result = main.lastChild
  if (main.name === 'ArrowFunction' && result !== null && result.name !== 'Block') return keysOf(result)
  walk(main, (node) => {
    if (node.name === 'ReturnStatement') childrenOf(node).forEach((value) => keys.push(...keysOf(value)))
  })
  return keys
}
