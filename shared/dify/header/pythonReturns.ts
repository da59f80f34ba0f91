import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import { type OutputType, outputTypes, type VariableType } from '../../model/node'
import type { ReturnedKey } from '../signature'
import { type Header, inputsOf } from './headerParts'
import { isBinding } from './pythonUses'
import { childrenOf } from './syntax'

/** A text between its quotes; null where it is no plain text. */
function unquoted(text: string): string | null {
  return /^[rRuU]?(['"])((?:(?!\1)[^\\\n])*)\1$/.exec(text)?.[2] ?? null
}

/** Calls whose result is always of one type, unless the author gave the name another meaning. */
const calls: Readonly<Record<string, OutputType>> = {
  str: 'string',
  repr: 'string',
  len: 'number',
  int: 'number',
  float: 'number',
  abs: 'number',
  bool: 'boolean',
  isinstance: 'boolean',
  any: 'boolean',
  all: 'boolean',
  dict: 'object',
  'json.dumps': 'string',
}

const elements: Readonly<Partial<Record<OutputType, OutputType>>> = {
  string: 'array[string]',
  number: 'array[number]',
  boolean: 'array[boolean]',
  object: 'array[object]',
}

const isScope = ({ name }: SyntaxNode): boolean =>
  name === 'FunctionDefinition' || name === 'LambdaExpression' || name === 'ClassDefinition'

class Reader {
  private readonly start: number
  private readonly body: SyntaxNode | null
  private readonly parameters: ReadonlyMap<string, VariableType | null>

  constructor(
    private readonly code: string,
    header: Header,
  ) {
    this.start = header.main.from
    const main = parser.parse(code.slice(header.main.from, header.main.to)).topNode.getChild('FunctionDefinition')
    this.body = main?.getChild('Body') ?? null
    this.parameters = new Map(inputsOf(header).map(({ name, type }) => [name, type]))
  }

  read(): ReturnedKey[] {
    const keys: ReturnedKey[] = []
    this.walk((node) => {
      if (node.name === 'ReturnStatement') childrenOf(node).forEach((value) => keys.push(...this.keysOf(value)))
    })
    return keys
  }

  private text(node: SyntaxNode): string {
    return this.code.slice(this.start + node.from, this.start + node.to)
  }

  /** Calls back for every node of main's own body, but not of functions inside it. */
  private walk(visit: (node: SyntaxNode) => void): void {
    const enter = (node: SyntaxNode): void => {
      for (const child of childrenOf(node)) {
        if (isScope(child)) continue
        visit(child)
        enter(child)
      }
    }
    if (this.body !== null) enter(this.body)
  }

  /** The keys of what is returned: a dict, `dict(…)`, a variable that is one, or either branch of a condition. */
  private keysOf(value: SyntaxNode): ReturnedKey[] {
    switch (value.name) {
      case 'DictionaryExpression':
        return this.dictKeys(value)
      case 'VariableName':
        return this.assignedKeys(this.text(value))
      case 'ParenthesizedExpression':
        return childrenOf(value).flatMap((child) => this.keysOf(child))
      case 'ConditionalExpression': {
        const [then, , , , otherwise] = childrenOf(value)
        return [then, otherwise].flatMap((branch) => (branch === undefined ? [] : this.keysOf(branch)))
      }
      case 'CallExpression':
        return this.callKeys(value)
      default:
        return []
    }
  }

  private callKeys(call: SyntaxNode): ReturnedKey[] {
    const [called, list] = childrenOf(call)
    if (called === undefined || list?.name !== 'ArgList' || this.text(called) !== 'dict') return []
    return childrenOf(list).flatMap((child) => {
      const value = child.nextSibling?.nextSibling ?? null
      if (child.nextSibling?.name !== 'AssignOp' || value === null) return []
      return [{ name: this.text(child), type: this.typeOf(value) }]
    })
  }

  private dictKeys(dict: SyntaxNode): ReturnedKey[] {
    return childrenOf(dict).flatMap((child) => {
      const name = child.name === 'String' && child.nextSibling?.name === ':' ? unquoted(this.text(child)) : null
      const value = child.nextSibling?.nextSibling ?? null
      return name === null ? [] : [{ name, type: value === null ? null : this.typeOf(value) }]
    })
  }

  /** Keys that a variable gets: `name = {"a": …}` and `name["a"] = …`. */
  private assignedKeys(name: string): ReturnedKey[] {
    const keys: ReturnedKey[] = []
    this.walk((node) => {
      if (node.name !== 'AssignStatement') return
      const [place] = childrenOf(node)
      const value = node.lastChild
      if (place === undefined || value === null) return
      if (place.name === 'VariableName' && this.text(place) === name && value.name !== 'VariableName') {
        keys.push(...this.keysOf(value))
      } else if (place.name === 'MemberExpression') {
        const [object, open, key] = childrenOf(place)
        if (!object || open?.name !== '[' || key?.name !== 'String' || this.text(object) !== name) return
        const plain = unquoted(this.text(key))
        if (plain !== null) keys.push({ name: plain, type: this.typeOf(value) })
      }
    })
    return keys
  }

  /** The type of a value as far as its form is proof of it; null where it is none. */
  private typeOf(value: SyntaxNode, depth = 0): OutputType | null {
    switch (value.name) {
      case 'String':
      case 'ContinuedString':
        return /^[rRuU]*['"]/.test(this.text(value)) ? 'string' : null
      case 'FormatString':
        return 'string'
      case 'Number':
        return /[jJ]$/.test(this.text(value)) ? null : 'number'
      case 'Boolean':
        return 'boolean'
      case 'DictionaryExpression':
      case 'DictionaryComprehensionExpression':
        return 'object'
      case 'ParenthesizedExpression':
        return value.firstChild?.nextSibling ? this.typeOf(value.firstChild.nextSibling, depth) : null
      case 'UnaryExpression': {
        if (value.firstChild?.name === 'not') return 'boolean'
        return value.lastChild?.name === 'Number' ? 'number' : null
      }
      case 'ArrayExpression':
      case 'ArrayComprehensionExpression':
        return this.arrayOf(value, depth)
      case 'CallExpression':
        return value.firstChild === null ? null : (calls[this.text(value.firstChild)] ?? null)
      case 'VariableName':
        return depth > 3 ? null : this.typeOfName(this.text(value), depth + 1)
      default:
        return null
    }
  }

  private arrayOf(array: SyntaxNode, depth: number): OutputType | null {
    const [, first, ...rest] = childrenOf(array)
    if (first === undefined) return null
    const values = array.name === 'ArrayExpression' ? [first, ...rest] : [first]
    const types = new Set(
      values.filter(({ name }) => !['[', ']', ',', 'Comment'].includes(name)).map((each) => this.typeOf(each, depth)),
    )
    const [type] = types
    return types.size === 1 && type != null ? (elements[type] ?? null) : null
  }

  /** A name has a type if all that is assigned to it has; a parameter that nothing is assigned to has its annotation's. */
  private typeOfName(name: string, depth: number): OutputType | null {
    const values: (OutputType | null)[] = []
    this.walk((node) => {
      if (node.name !== 'VariableName' || this.text(node) !== name) return
      const { parent } = node
      // What is added to a value leaves it of its type.
      if (!isBinding(node) || parent?.name === 'UpdateStatement') return
      const isPlain = parent?.name === 'AssignStatement' && parent.getChildren('AssignOp').length === 1
      const value = isPlain ? parent.lastChild : null
      values.push(value?.prevSibling?.name === 'AssignOp' ? this.typeOf(value, depth) : null)
    })
    const told = this.parameters.get(name)
    if (told !== undefined) values.push(outputTypes.find((type) => type === told) ?? null)
    const [type] = new Set(values)
    return new Set(values).size === 1 ? (type ?? null) : null
  }
}

/** The keys of the dicts that a Python `main` returns literally, one for each place where it is written. */
export function pythonReturns(code: string, header: Header): ReturnedKey[] {
  return new Reader(code, header).read()
}
