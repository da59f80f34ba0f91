import type { SyntaxNode } from '@lezer/common'
import { childrenOf } from '../../dify/header/syntax'
import { createPlaces, literalOf, longestCode, type ReadImport, treeOf } from './readImport'

type Need = ReadImport['need']
/** What a statement imports, before its place is known. */
type Found = Pick<ReadImport, 'form' | 'module' | 'names' | 'level' | 'from' | 'to'>

const catching = /^(?:ImportError|ModuleNotFoundError|Exception|BaseException)$/

/** Whether a clause between `except` and its body catches a failed import. */
function catches(clause: readonly SyntaxNode[], code: string): boolean {
  const caught = clause.filter(({ name }) => name !== 'as' && name !== 'VariableDefinition')
  if (caught.length === 0) return true
  const text = caught.map(({ from, to }) => code.slice(from, to)).join(' ')
  return text.split(/[^\w]+/).some((word) => catching.test(word))
}

/** Whether the body of a `try` may fail to import without an end of the program. */
function isCaught(statement: SyntaxNode, code: string): boolean {
  const parts = childrenOf(statement)
  return parts.some((part, index) => {
    if (part.name !== 'except') return false
    const body = parts.findIndex(({ name }, at) => at > index && name === 'Body')
    return catches(parts.slice(index + 1, body === -1 ? parts.length : body), code)
  })
}

function isFirstBody(statement: SyntaxNode, body: SyntaxNode): boolean {
  return statement.getChild('Body')?.from === body.from
}

/** What one step up from a node says of it; null where it says nothing. */
function needUnder(parent: SyntaxNode, child: SyntaxNode, code: string): Need | null {
  switch (parent.name) {
    case 'TryStatement':
      if (isFirstBody(parent, child) && isCaught(parent, code)) return 'optional'
      // What stands behind `except` runs where the first way failed.
      return !isFirstBody(parent, child) && child.name === 'Body' ? 'later' : null
    case 'IfStatement': {
      const test = childrenOf(parent)[1]
      const isTyping = test !== undefined && /(?:^|\.)TYPE_CHECKING$/.test(code.slice(test.from, test.to))
      return isTyping && isFirstBody(parent, child) ? 'never' : 'later'
    }
    case 'WithStatement':
      return /\bsuppress\s*\([^)]*(?:ImportError|ModuleNotFoundError|Exception)/.test(
        code.slice(parent.from, child.from),
      )
        ? 'optional'
        : null
    case 'ForStatement':
    case 'WhileStatement':
    case 'MatchClause':
    case 'ConditionalExpression':
      return 'later'
    case 'FunctionDefinition': {
      const name = parent.getChild('VariableName')
      return name !== null && code.slice(name.from, name.to) === 'main' ? null : 'later'
    }
    case 'LambdaExpression':
      return 'later'
    default:
      return null
  }
}

const weight: Record<Need, number> = { needed: 0, later: 1, optional: 2, never: 3 }

function needOf(node: SyntaxNode, code: string): Need {
  let need: Need = 'needed'
  let child = node
  for (let parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    const found = needUnder(parent, child, code)
    if (found !== null && weight[found] > weight[need]) need = found
  }
  return need
}

/** Whether a node stands in an `if` that asks which Python runs, by itself or by a name that holds the answer. */
function isOfVersion(node: SyntaxNode, code: string): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.name !== 'IfStatement') continue
    const children = childrenOf(parent)
    const asked = children.some(({ name, from, to }, at) => {
      if (name === 'Body' || !/^(?:el)?if$/.test(children[at - 1]?.name ?? '')) return false
      const test = code.slice(from, to)
      return versionAsked.test(test) || (/^[\p{L}\p{N}_]+$/u.test(test) && holdsVersion(code, test))
    })
    if (asked) return true
  }
  return false
}

const versionAsked = /\b(?:version_info|hexversion|python_version(?:_tuple)?)\b/

/** Whether a line gives a name what Python it is that runs. */
function holdsVersion(code: string, name: string): boolean {
  return code.split(/[\r\n]/).some((line) => versionAsked.test(line) && line.trimStart().startsWith(`${name} =`))
}

/** A dotted name from some child on: the parts up to one that is neither a name nor a dot. */
function dotted(parts: readonly SyntaxNode[], code: string): { name: string; from: number; to: number } | null {
  let name = ''
  let to = 0
  for (const part of parts) {
    if (part.name === 'VariableName') name += code.slice(part.from, part.to)
    else if (part.name === '.') name += '.'
    else break
    to = part.to
  }
  const [first] = parts
  return name === '' || first === undefined ? null : { name: name.replace(/\.$/, ''), from: first.from, to }
}

function plainImports(parts: readonly SyntaxNode[], code: string): Found[] {
  const found: Found[] = []
  let start = 1
  for (let index = 1; index <= parts.length; index += 1) {
    if (index < parts.length && parts[index]?.name !== ',') continue
    const read = dotted(parts.slice(start, index), code)
    if (read !== null && read.name !== '') {
      found.push({ form: 'import', module: read.name, names: [], level: 0, from: read.from, to: read.to })
    }
    start = index + 1
  }
  return found
}

function fromImport(parts: readonly SyntaxNode[], code: string): Found[] {
  const at = parts.findIndex(({ name }) => name === 'import')
  const source = parts.slice(1, at === -1 ? parts.length : at)
  const firstName = source.findIndex(({ name }) => name === 'VariableName')
  const dots = firstName === -1 ? source : source.slice(0, firstName)
  // `...` may come as one piece.
  const level = dots.reduce((sum, { from, to }) => sum + code.slice(from, to).replace(/[^.]/g, '').length, 0)
  const read = firstName === -1 ? null : dotted(source.slice(firstName), code)
  if (read === null && level === 0) return []
  const names: string[] = []
  const taken = at === -1 ? [] : parts.slice(at + 1)
  taken.forEach((part, index) => {
    if (part.name === '*') names.push('*')
    else if (part.name === 'VariableName' && taken[index - 1]?.name !== 'as') names.push(code.slice(part.from, part.to))
  })
  const from = dots[0]?.from ?? read?.from ?? 0
  const to = read?.to ?? dots.at(-1)?.to ?? from
  return [{ form: 'from', module: read?.name ?? '', names, level, from, to }]
}

/** `importlib.import_module('x')`, `import_module('x')` and `__import__('x')` with a literal. */
function called(node: SyntaxNode, code: string): Found[] {
  const callee = node.firstChild
  const args = node.getChild('ArgList')
  if (callee === null || args === null) return []
  if (!/^(?:(?:importlib\s*\.\s*)?import_module|__import__)$/.test(code.slice(callee.from, callee.to))) return []
  const [first, after] = childrenOf(args).slice(1)
  if (first?.name !== 'String' || (after !== undefined && after.name !== ',' && after.name !== ')')) return []
  const module = literalOf(code.slice(first.from, first.to))
  if (module === null || module === '') return []
  const level = /^\.*/.exec(module)?.[0].length ?? 0
  return [{ form: 'call', module: module.slice(level), names: [], level, from: first.from, to: first.to }]
}

/**
 * The modules that Python code asks for, in the order of the code, as far as it can be read: what is half typed is left out, and nothing
 * throws. Code longer than `longestCode` has none.
 */
export function pythonImports(code: string): ReadImport[] {
  if (code.length > longestCode || !/\bimport|__import__/.test(code)) return []
  const place = createPlaces(code)
  const found: ReadImport[] = []
  treeOf('python3', code).iterate({
    enter: ({ name, node }) => {
      if (name !== 'ImportStatement' && name !== 'CallExpression') return
      const parts = childrenOf(node)
      const read =
        name === 'CallExpression'
          ? called(node, code)
          : parts[0]?.name === 'from'
            ? fromImport(parts, code)
            : plainImports(parts, code)
      const version = isOfVersion(node, code) ? { isOfVersion: true } : {}
      for (const one of read) found.push({ ...one, ...place(one.from, one.to), need: needOf(node, code), ...version })
    },
  })
  return found
}
