import { parser } from '@lezer/python'
import type { SyntaxNode, Tree } from '@lezer/common'
import type { CodeLanguage, VariableType } from '../model/node'

/** One parameter of `main`, with the variable type that its annotation suggests. */
export interface Parameter {
  readonly name: string
  readonly type: VariableType
  readonly hasDefault: boolean
}

export interface Signature {
  readonly parameters: readonly Parameter[]
  /** Whether `**kwargs` (or a plain object parameter in JavaScript) takes any further input. */
  readonly takesMore: boolean
  readonly line: number
}

const annotations: readonly (readonly [RegExp, VariableType])[] = [
  [/^(typing\.)?(list|List|Sequence)\[\s*(str)\b/, 'array[string]'],
  [/^(typing\.)?(list|List|Sequence)\[\s*(int|float)\b/, 'array[number]'],
  [/^(typing\.)?(list|List|Sequence)\[\s*(bool)\b/, 'array[boolean]'],
  [/^(typing\.)?(list|List|Sequence)\b/, 'array[object]'],
  [/^(int|float)\b/, 'number'],
  [/^bool\b/, 'boolean'],
  [/^(typing\.)?(dict|Dict|Mapping)\b/, 'object'],
]

function typeOf(annotation: string): VariableType {
  return annotations.find(([pattern]) => pattern.test(annotation))?.[1] ?? 'string'
}

function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child)
  return all
}

function findMain(tree: Tree, code: string): SyntaxNode | null {
  let found: SyntaxNode | null = null
  tree.iterate({
    enter(node) {
      if (node.name !== 'FunctionDefinition') return node.name === 'Script'
      const name = node.node.getChild('VariableName')
      if (name !== null && code.slice(name.from, name.to) === 'main') found = node.node
      return false
    },
  })
  return found
}

function readPython(code: string): Signature | null {
  const main = findMain(parser.parse(code), code)
  const list = main?.getChild('ParamList')
  if (!main || !list) return null
  const parameters: { name: string; type: VariableType; hasDefault: boolean }[] = []
  let takesMore = false
  let star = ''
  for (const child of children(list)) {
    const text = code.slice(child.from, child.to)
    const last = parameters.at(-1)
    if (child.name === 'VariableName') {
      if (star === '**') takesMore = true
      else if (star === '') parameters.push({ name: text, type: 'string', hasDefault: false })
      star = ''
    } else if (text === '*' || text === '**') star = text
    else if (text === ',') star = ''
    else if (child.name === 'TypeDef' && last) last.type = typeOf(text.replace(/^:\s*/, ''))
    else if (child.name === 'AssignOp' && last) last.hasDefault = true
  }
  return { parameters, takesMore, line: code.slice(0, main.from).split('\n').length }
}

const scriptMain =
  /(?:function\s+main\s*\(|(?:const|let|var)\s+main\s*=\s*(?:async\s*)?(?:function\s*)?\(?)\s*(?<list>\{[^}]*\}|\w*)/

function readScript(code: string): Signature | null {
  const found = scriptMain.exec(code)
  if (found === null) return null
  const list = found.groups?.['list'] ?? ''
  const line = code.slice(0, found.index).split('\n').length
  if (!list.startsWith('{')) return { parameters: [], takesMore: list !== '', line }
  const parameters = list
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => /^\w+/.test(part))
    .map((part) => ({
      name: /^\w+/.exec(part)?.[0] ?? '',
      type: 'string' as const,
      hasDefault: part.includes('='),
    }))
  return { parameters, takesMore: list.includes('...'), line }
}

/** Reads the parameters of `main` from code that may be half typed. Null where there is no `main` to be seen. */
export function readSignature(language: CodeLanguage, code: string): Signature | null {
  return language === 'python3' ? readPython(code) : readScript(code)
}

/** The string keys of the first dict that `main` returns literally, in order. Empty where it can't be told. */
export function returnKeys(code: string): string[] {
  const main = findMain(parser.parse(code), code)
  if (main === null) return []
  let keys: string[] | null = null
  main.cursor().iterate((node) => {
    if (keys !== null || node.name !== 'ReturnStatement') return
    const dict = node.node.getChild('DictionaryExpression')
    if (dict === null) return
    keys = children(dict)
      .filter((child) => child.name === 'String' && child.nextSibling?.name === ':')
      .map((child) => code.slice(child.from + 1, child.to - 1))
  })
  return keys ?? []
}
