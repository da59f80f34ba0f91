import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import { closeOf } from '../javascriptMask'
import { typeOfAnnotation, typeOfDefault } from '../suggestedType'
import { haveOwnNames, type Header, type HeaderPart, type Range } from './headerParts'
import { maskPython } from './pythonMask'
import { findPythonMain } from './pythonMain'
import { childrenOf, hasError } from './syntax'

/** A header that is not closed is read so far, in characters: what follows it is code. */
const longestOpen = 2000

/** The code up to where the last `main` that is mentioned can end: no more of it needs to be looked at. */
function upToHeader(code: string): string {
  const last = [...code.matchAll(/\bdef[ \t]+main\b/g)].at(-1)
  return last === undefined ? '' : code.slice(0, last.index + 2 * longestOpen)
}

/** What is between two commas of a list: the nodes of a parameter, or none for a `/`, which the parser has no node for. */
interface Group extends Range {
  readonly nodes: readonly SyntaxNode[]
}

/** The groups of a list, comments left out. */
function groupsOf(list: SyntaxNode, code: string): Group[] {
  const groups: Group[] = []
  let nodes: SyntaxNode[] = []
  let begin = list.from + 1
  const close = (end: number): void => {
    const [first] = nodes
    const last = nodes.at(-1)
    const slash = /^(?:\s|#[^\n]*\n)*\//.exec(code.slice(begin, end))
    if (first !== undefined && last !== undefined) groups.push({ from: first.from, to: last.to, nodes })
    else if (slash !== null) groups.push({ from: begin + slash[0].length - 1, to: begin + slash[0].length, nodes })
    nodes = []
    begin = end + 1
  }
  for (const child of childrenOf(list)) {
    if (child.name === ',' || child.name === ')') close(child.from)
    else if (child.name !== '(' && child.name !== 'Comment' && !child.type.isError) nodes.push(child)
  }
  close(list.to)
  return groups
}

function partOf(code: string, start: number, group: Group): HeaderPart | null {
  const text = (node: SyntaxNode): string => code.slice(start + node.from, start + node.to)
  const [first, ...rest] = group.nodes
  const range = { from: start + group.from, to: start + group.to }
  const plain = { ...range, annotation: '', defaultText: null, type: null }
  if (first === undefined) return { ...plain, kind: 'marker', name: '', local: '' }
  if (first.name === '*' || first.name === '**') {
    const name = rest[0]?.name === 'VariableName' ? text(rest[0]) : ''
    return { ...plain, kind: name === '' ? 'marker' : 'rest', name, local: name }
  }
  // The parser puts in a name of no length where one is missing.
  if (first.name !== 'VariableName' || text(first) === '') return null
  const hint = rest.find((node) => node.name === 'TypeDef')
  const annotation = hint === undefined ? '' : text(hint).replace(/^:\s*/, '')
  const assign = rest.findIndex((node) => node.name === 'AssignOp')
  const value = assign === -1 ? undefined : rest[assign + 1]
  const defaultText = value === undefined ? null : text(value)
  const type = typeOfAnnotation(annotation, defaultText) ?? (defaultText === null ? null : typeOfDefault(defaultText))
  return { ...range, kind: 'input', name: text(first), local: text(first), annotation, defaultText, type }
}

/** Reads the header of `main` in Python; see `readHeader`. */
export function readPythonHeader(code: string): Header | null {
  const masked = maskPython(upToHeader(code))
  const found = findPythonMain(masked)
  if (found === null) return null
  const { at, open } = found
  const close = closeOf(masked, open)
  const after = /^\)[^\n]*?:/.exec(masked.slice(close, close + longestOpen))
  const colon = after === null ? null : close + after[0].length
  const end = colon ?? Math.min(code.length, at + longestOpen)
  const tree = parser.parse(colon === null ? code.slice(at, end) : `${code.slice(at, end)} pass`)
  const list = tree.topNode.firstChild?.getChild('ParamList')
  if (!list) return null
  const parts = groupsOf(list, code.slice(at)).map((group) => partOf(code, at, group))
  const known = parts.filter((part) => part !== null)
  const inner = { from: open + 1, to: Math.min(close, code.length) }
  return {
    at,
    list: inner,
    inner,
    end: colon ?? inner.to,
    parts: known,
    takesMore: known.some((part) => part.kind === 'rest' && code.startsWith('**', part.from)),
    isAsync: found.isAsync,
    isWhole: colon !== null && known.length === parts.length && !hasError(tree) && haveOwnNames(known),
  }
}
