import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import type { Parameter, Signature } from './signature'
import { typeOfAnnotation, typeOfDefault } from './suggestedType'

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child)
  return all
}

/** A text between its quotes; null where it is no plain text. */
function unquoted(text: string): string | null {
  return /^[rRuU]?(['"])((?:(?!\1)[^\\\n])*)\1$/.exec(text)?.[2] ?? null
}

class Reader {
  private readonly root: SyntaxNode

  constructor(private readonly code: string) {
    this.root = parser.parse(code).topNode
  }

  read(): Signature | null {
    const main = this.findMain()
    const list = main?.getChild('ParamList')
    if (main === null || !list) return null
    const groups = this.groups(list)
    const isKeywords = (group: readonly SyntaxNode[]): boolean => group[0]?.name === '**'
    return {
      parameters: groups.map((group) => this.parameter(group)).filter((parameter) => parameter !== null),
      takesMore: groups.some(isKeywords),
      isAsync: main.firstChild?.name === 'async',
      line: this.code.slice(0, main.from).split('\n').length,
      returnKeys: [...new Set(this.returnKeys(main))],
    }
  }

  private text(node: SyntaxNode): string {
    return this.code.slice(node.from, node.to)
  }

  /** The last definition wins, as when Python runs the file; one inside a class or a function is another's. */
  private findMain(): SyntaxNode | null {
    let found: SyntaxNode | null = null
    const look = (node: SyntaxNode): void => {
      if (node.name === 'FunctionDefinition') {
        const name = node.getChild('VariableName')
        if (name !== null && this.text(name) === 'main') found = node
      } else if (node.name !== 'ClassDefinition') childrenOf(node).forEach(look)
    }
    look(this.root)
    return found
  }

  /** The nodes of each parameter, without the commas between them. */
  private groups(list: SyntaxNode): SyntaxNode[][] {
    const groups: SyntaxNode[][] = [[]]
    for (const child of childrenOf(list)) {
      if (child.name === ',') groups.push([])
      else if (child.name !== '(' && child.name !== ')' && !child.type.isError) groups.at(-1)?.push(child)
    }
    return groups.filter((group) => group.length > 0)
  }

  private parameter(group: readonly SyntaxNode[]): Parameter | null {
    const [name, ...rest] = group
    // The parser puts in a name of no length where one is missing.
    if (name?.name !== 'VariableName' || this.text(name) === '') return null
    const hint = rest.find((node) => node.name === 'TypeDef')
    const annotation = hint === undefined ? '' : this.text(hint).replace(/^:\s*/, '')
    const assign = rest.findIndex((node) => node.name === 'AssignOp')
    const value = assign === -1 ? undefined : rest[assign + 1]
    const defaultText = value === undefined ? null : this.text(value)
    const type = typeOfAnnotation(annotation) ?? (defaultText === null ? null : typeOfDefault(defaultText))
    return { name: this.text(name), annotation, defaultText, type }
  }

  /** Calls back for every node of a function's own body, but not of functions inside it. */
  private walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
    for (const child of childrenOf(node)) {
      if (child.name === 'FunctionDefinition' || child.name === 'LambdaExpression' || child.name === 'ClassDefinition')
        continue
      visit(child)
      this.walk(child, visit)
    }
  }

  private returnKeys(main: SyntaxNode): string[] {
    const keys: string[] = []
    this.walk(main, (node) => {
      if (node.name !== 'ReturnStatement') return
      const dict = node.getChild('DictionaryExpression')
      const name = node.getChild('VariableName')
      if (dict !== null) keys.push(...this.dictKeys(dict))
      else if (name !== null) keys.push(...this.assignedKeys(main, this.text(name)))
    })
    return keys
  }

  private dictKeys(dict: SyntaxNode): string[] {
    return childrenOf(dict)
      .filter((child) => child.name === 'String' && child.nextSibling?.name === ':')
      .map((child) => unquoted(this.text(child)))
      .filter((key) => key !== null)
  }

  /** Keys that a variable gets: `name = {"a": …}` and `name["a"] = …`. */
  private assignedKeys(main: SyntaxNode, name: string): string[] {
    const keys: string[] = []
    this.walk(main, (node) => {
      if (node.name !== 'AssignStatement') return
      const [place, ...rest] = childrenOf(node)
      if (place?.name === 'VariableName' && this.text(place) === name) {
        const dict = rest.find((child) => child.name === 'DictionaryExpression')
        if (dict !== undefined) keys.push(...this.dictKeys(dict))
      } else if (place?.name === 'MemberExpression') {
        const [object, open, key] = childrenOf(place)
        if (!object || open?.name !== '[' || key?.name !== 'String' || this.text(object) !== name) return
        const plain = unquoted(this.text(key))
        if (plain !== null) keys.push(plain)
      }
    })
    return keys
  }
}

/** Reads the header and the literal results of `main` in Python; see `readSignature`. */
export function readPythonSignature(code: string): Signature | null {
  return new Reader(code).read()
}
