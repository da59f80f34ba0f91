import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/javascript'
import { closeOf, maskJavascript } from '../javascriptMask'
import { typeOfDefault } from '../suggestedType'
import { haveOwnNames, type Header, type HeaderPart, type Range } from './headerParts'
import { findJavascriptMain } from './javascriptMain'
import { reservedInJavascript } from './identifiers'
import { childrenOf, hasError } from './syntax'

/** A header that is not closed is read so far, in characters. */
const longestOpen = 2000

/** The code up to where the last `main` that is mentioned can end: no more of it needs to be looked at. */
function upToHeader(code: string): string {
  const last = [...code.matchAll(/\bmain\b/g)].at(-1)
  return last === undefined ? '' : code.slice(0, last.index + 2 * longestOpen)
}

interface List {
  readonly inner: Range | null
  readonly parts: readonly HeaderPart[]
  readonly takesMore: boolean
  readonly isRight: boolean
}

/** One member of the object that `main` takes apart: `a`, `a = 1`, `a: local`, `'a': local`, `...rest`. */
function partOf(code: string, start: number, node: SyntaxNode): HeaderPart | null {
  const text = (of: SyntaxNode): string => code.slice(start + of.from, start + of.to)
  const children = childrenOf(node).filter(({ name }) => !name.endsWith('Comment'))
  const [first] = children
  const range = { from: start + node.from, to: start + node.to }
  const local = node.getChild('VariableDefinition')
  if (first?.name === 'Spread') {
    if (local === null) return null
    return {
      ...range,
      kind: 'rest',
      name: text(local),
      local: text(local),
      annotation: '',
      defaultText: null,
      type: null,
    }
  }
  const equals = children.findIndex(({ name }) => name === 'Equals')
  const value = equals === -1 ? undefined : children[equals + 1]
  const defaultText = value === undefined ? null : text(value)
  const type = defaultText === null ? null : typeOfDefault(defaultText)
  const name = first?.name === 'String' ? text(first).slice(1, -1) : first === undefined ? '' : text(first)
  const isKey = first?.name === 'VariableDefinition' || first?.name === 'PropertyName' || first?.name === 'String'
  if (!isKey || name === '') return null
  return { ...range, kind: 'input', name, local: local === null ? '' : text(local), annotation: '', defaultText, type }
}

function listIn(node: SyntaxNode): SyntaxNode | null {
  if (node.name === 'ParamList') return node
  for (const child of childrenOf(node)) {
    const found = listIn(child)
    if (found !== null) return found
  }
  return null
}

function readList(code: string, list: Range, isClosed: boolean): List {
  // As a function of its own, since in an arrow's list the parser takes `{a} = {}` for an assignment.
  const prefix = '(function('
  const start = list.from - prefix.length
  const tree = parser.parse(`${prefix}${code.slice(list.from, list.to)}${isClosed ? '){})' : ''}`)
  const params = listIn(tree.topNode)
  const members = params?.firstChild?.nextSibling ?? null
  if (members === null || members.name === ')' || members.name === '⚠') {
    return { inner: { ...list }, parts: [], takesMore: false, isRight: isClosed && !hasError(tree) }
  }
  if (members.name !== 'ObjectPattern') {
    return { inner: null, parts: [], takesMore: true, isRight: isClosed && !hasError(tree) }
  }
  const nodes = members.getChildren('PatternProperty')
  const parts = nodes.map((node) => partOf(code, start, node))
  const known = parts.filter((part) => part !== null)
  const commas = members.getChildren(',').length
  const isRight =
    isClosed &&
    !hasError(tree) &&
    known.length === parts.length &&
    // The parser lets `{a,,b}` pass, which is a hole in a list only.
    commas <= nodes.length &&
    (nodes.length === 0 || commas >= nodes.length - 1) &&
    known.every(({ local }) => local === '' || !reservedInJavascript.has(local)) &&
    haveOwnNames(known)
  return {
    inner: { from: start + members.from + 1, to: start + members.to - 1 },
    parts: known,
    takesMore: known.some(({ kind }) => kind === 'rest'),
    isRight,
  }
}

/** Reads the header of `main` in JavaScript; see `readHeader`. */
export function readJavascriptHeader(code: string): Header | null {
  const masked = maskJavascript(upToHeader(code))
  const found = findJavascriptMain(masked)
  if (found === null) return null
  const { at, isAsync, open } = found
  if (masked[open] !== '(') {
    const list = { from: open, to: open + (/^[\w$]+/.exec(masked.slice(open))?.[0].length ?? 0) }
    return { at, list, inner: null, end: list.to, parts: [], takesMore: true, isAsync, isWhole: true }
  }
  const close = closeOf(masked, open)
  const isClosed = close < masked.length && /^\)\s*(?:\{|=>)/.test(masked.slice(close, close + longestOpen))
  const list = { from: open + 1, to: isClosed ? close : Math.min(close, open + longestOpen) }
  const read = readList(code, list, isClosed)
  return {
    at,
    list,
    inner: read.inner,
    end: isClosed ? close + 1 : list.to,
    parts: read.parts,
    takesMore: read.takesMore,
    isAsync,
    isWhole: read.isRight,
  }
}
