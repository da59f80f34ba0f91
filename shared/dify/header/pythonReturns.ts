import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common'
import { type OutputType, outputTypes, type VariableType } from '../../model/variableTypes'
import { type Header, inputsOf } from './headerParts'
import { type MainTree, mainTree } from './mainTree'
import { containers, isBinding } from './pythonUses'
import type { ReturnedPlace } from './returnedPlace'
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

const scopes = new Set(['FunctionDefinition', 'LambdaExpression', 'ClassDefinition'])

/** The statements of main's own body that say what it returns; those of functions inside it are another's. */
interface Statements {
  readonly returns: SyntaxNode[]
  readonly assigns: SyntaxNode[]
  /** Whatever else gives names a value. */
  readonly others: SyntaxNode[]
}

const binds = new Set(['ForStatement', 'WithStatement', 'TryStatement', 'ImportStatement', 'NamedExpression'])

function statementsOf(main: SyntaxNode): Statements {
  const found: Statements = { returns: [], assigns: [], others: [] }
  const enter = (ref: SyntaxNodeRef): boolean => {
    if (scopes.has(ref.name)) return ref.from === main.from && ref.to === main.to
    if (ref.name === 'ReturnStatement') found.returns.push(ref.node)
    else if (ref.name === 'AssignStatement') found.assigns.push(ref.node)
    else if (binds.has(ref.name)) found.others.push(ref.node)
    return true
  }
  main.cursor().iterate(enter)
  return found
}

class Reader {
  private readonly start: number
  private readonly statements: Statements
  private readonly parameters: ReadonlyMap<string, VariableType | null>

  constructor(
    private readonly code: string,
    header: Header,
    { main, from }: MainTree,
  ) {
    this.start = from
    this.statements = statementsOf(main)
    this.parameters = new Map(inputsOf(header).map(({ name, type }) => [name, type]))
  }

  read(): ReturnedPlace[] {
    return this.statements.returns.flatMap((node) => childrenOf(node).flatMap((value) => this.keysOf(value)))
  }

  private text(node: SyntaxNode): string {
    return this.code.slice(this.start + node.from, this.start + node.to)
  }

  /** The keys of what is returned: a dict, `dict(…)`, a variable that is one, or either branch of a condition. */
  private keysOf(value: SyntaxNode): ReturnedPlace[] {
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

  /** A key between its quotes; null where it is no plain text. */
  private quotedKey(node: SyntaxNode): Omit<ReturnedPlace, 'type'> | null {
    const text = this.text(node)
    const name = unquoted(text)
    const from = this.start + node.from + text.search(/['"]/) + 1
    return name === null ? null : { name, from, to: from + name.length, form: 'quoted' }
  }

  private callKeys(call: SyntaxNode): ReturnedPlace[] {
    const [called, list] = childrenOf(call)
    if (called === undefined || list?.name !== 'ArgList' || this.text(called) !== 'dict') return []
    return childrenOf(list).flatMap((child) => {
      const value = child.nextSibling?.nextSibling ?? null
      if (child.nextSibling?.name !== 'AssignOp' || value === null) return []
      const [from, to] = [this.start + child.from, this.start + child.to]
      return [{ name: this.text(child), type: this.typeOf(value), from, to, form: 'word' }]
    })
  }

  private dictKeys(dict: SyntaxNode): ReturnedPlace[] {
    return childrenOf(dict).flatMap((child) => {
      const key = child.name === 'String' && child.nextSibling?.name === ':' ? this.quotedKey(child) : null
      const value = child.nextSibling?.nextSibling ?? null
      return key === null ? [] : [{ ...key, type: value === null ? null : this.typeOf(value) }]
    })
  }

  /** Keys that a variable gets: `name = {"a": …}` and `name["a"] = …`. */
  private assignedKeys(name: string): ReturnedPlace[] {
    return this.statements.assigns.flatMap((node) => {
      const place = node.firstChild
      const value = node.lastChild
      if (place === null || value === null) return []
      if (place.name === 'VariableName' && this.text(place) === name) {
        return value.name === 'VariableName' ? [] : this.keysOf(value)
      }
      if (place.name !== 'MemberExpression') return []
      const [object, open, key] = childrenOf(place)
      if (!object || open?.name !== '[' || key?.name !== 'String' || this.text(object) !== name) return []
      const plain = this.quotedKey(key)
      return plain === null ? [] : [{ ...plain, type: this.typeOf(value) }]
    })
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
    for (const statement of this.statements.assigns) {
      const place = statement.firstChild
      if (place?.name === 'VariableName' && this.text(place) === name) {
        const value = statement.getChildren('AssignOp').length === 1 ? statement.lastChild : null
        values.push(value?.prevSibling?.name === 'AssignOp' ? this.typeOf(value, depth) : null)
      } else if (this.gives(statement, name)) values.push(null)
    }
    if (this.statements.others.some((statement) => this.gives(statement, name))) values.push(null)
    const told = this.parameters.get(name)
    if (told !== undefined) values.push(outputTypes.find((type) => type === told) ?? null)
    const [type] = new Set(values)
    return new Set(values).size === 1 ? (type ?? null) : null
  }

  /** Whether a statement gives a name its value, by itself and not by what it contains. */
  private gives(statement: SyntaxNode, name: string): boolean {
    return childrenOf(statement).some((child) => {
      if (child.name === 'VariableName') return isBinding(child) && this.text(child) === name
      return containers.has(child.name) && this.gives(child, name)
    })
  }
}

/** The keys of the dicts that a Python `main` returns literally, one for each place where it is written. */
export function pythonReturns(code: string, header: Header): ReturnedPlace[] {
  const tree = mainTree('python3', code, header)
  return tree === null ? [] : new Reader(code, header, tree).read()
}
