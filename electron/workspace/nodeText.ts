import { Document, isMap, isScalar, type Pair, parseDocument, Scalar, type YAMLMap } from 'yaml'
import type { CodeNode, OutputSpec } from '../../shared/model/node'
import { readFields } from './nodeFields'
import { isSameSample, sampleToYaml } from './sampleYaml'

/** The order in which a new file lists its fields. */
const order = [
  'title',
  'desc',
  'type',
  'target',
  'code_language',
  'variables',
  'outputs',
  'dependencies',
  'samples',
  'code',
] as const
type Field = (typeof order)[number]

/** Options under which text is neither folded nor turned into another type when it is read back. */
const style = { lineWidth: 0, indentSeq: true, flowCollectionPadding: false } as const

function block(field: string, value: unknown): string {
  return new Document({ [field]: value }).toString(style)
}

/** Code as a literal block where YAML can carry it so, else as one quoted line. */
function codeText(code: string): string {
  const scalar = new Scalar(code)
  scalar.type = 'BLOCK_LITERAL'
  const text = block('code', scalar)
  const back: unknown = code.includes('\r') ? null : parseDocument(text).get('code')
  return back === code ? text : `code: ${JSON.stringify(code)}\n`
}

function outputsText(outputs: CodeNode['outputs']): string {
  if (outputs.length === 0) return 'outputs: {}\n'
  const record: Record<string, OutputSpec> = Object.fromEntries(outputs.map(({ name, spec }) => [name, spec]))
  const ordered = Object.keys(record).every((name, index) => name === outputs[index]?.name)
  if (ordered) return block('outputs', record)
  // Names such as `2` would move to the front of a plain object: a Map keeps their order.
  return block('outputs', new Map(outputs.map(({ name, spec }) => [name, spec])))
}

function samplesText(samples: CodeNode['samples']): string {
  const entries = Object.entries(samples)
  if (entries.length === 0) return 'samples: {}\n'
  return `samples:\n${entries.map(([name, text]) => `  ${JSON.stringify(name)}: ${sampleToYaml(text)}\n`).join('')}`
}

/** The lines of one field, or null where a node without it leaves it out. */
function fieldText(node: CodeNode, field: Field): string | null {
  switch (field) {
    case 'type':
      return 'type: code\n'
    case 'target':
      return node.target === null ? null : block(field, node.target)
    case 'code':
      return codeText(node.code)
    case 'outputs':
      return outputsText(node.outputs)
    case 'samples':
      return Object.keys(node.samples).length === 0 ? null : samplesText(node.samples)
    case 'dependencies':
      return node.dependencies.length === 0 ? null : block(field, node.dependencies)
    default:
      return block(field, node[field])
  }
}

/** The text of a new node file. */
export function newNodeText(node: CodeNode): string {
  return order.map((field) => fieldText(node, field) ?? '').join('')
}

function isSameField(a: CodeNode, b: CodeNode, field: Field): boolean {
  if (field === 'type') return true
  if (field !== 'samples') return JSON.stringify(a[field]) === JSON.stringify(b[field])
  const names = Object.keys(a.samples)
  if (names.join('\0') !== Object.keys(b.samples).join('\0')) return false
  return names.every((name) => isSameSample(a.samples[name] ?? '', b.samples[name] ?? ''))
}

/** Where a pair of the top level stands in the text: from its key to the end of its value. */
function rangeOf(pair: Pair): [number, number] | null {
  const { key, value } = pair
  const start = isScalar(key) ? key.range?.[0] : undefined
  const node = value as { range?: [number, number, number] | null } | null
  const end = node?.range?.[1] ?? (isScalar(key) ? key.range?.[2] : undefined)
  return start === undefined || end === undefined ? null : [start, end]
}

function pairOf(map: YAMLMap, field: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === field)
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Replaces the parts; the line end after a value stays unless the value had it within. */
function splice(text: string, splices: readonly Splice[]): string {
  let result = text
  for (const { start, end, text: part } of [...splices].sort((a, b) => b.start - a.start)) {
    const keepsLineEnd = part !== '' && !/[\r\n]$/.test(text.slice(start, end))
    result = result.slice(0, start) + (keepsLineEnd ? part.replace(/\n$/, '') : part) + result.slice(end)
  }
  return result
}

/**
 * The text of a node file after an edit: only the fields that changed are written anew, all else (comments, unknown keys, order, line
 * ends, BOM) stays to the byte. Null where the text has not the form that allows it.
 */
export function editedNodeText(text: string, before: CodeNode, after: CodeNode): string | null {
  const eol = /\r\n/.test(text) ? '\r\n' : '\n'
  const document = parseDocument(text)
  if (!isMap(document.contents) || document.contents.flow === true) return null
  const splices: Splice[] = []
  const added: string[] = []
  for (const field of order) {
    if (isSameField(before, after, field)) continue
    const part = fieldText(after, field)?.replaceAll('\n', eol) ?? ''
    const pair = pairOf(document.contents, field)
    const range = pair === undefined ? null : rangeOf(pair)
    if (range !== null) splices.push({ start: range[0], end: range[1], text: part })
    else if (pair === undefined) added.push(part)
    else return null
  }
  const edited = splice(text, splices)
  const joint = added.length > 0 && !/[\r\n]$/.test(edited) ? eol : ''
  const result = edited + joint + added.join('')
  return means(result, after) ? result : null
}

/** Whether a text, read back, is the node that was meant: an edit that would lose anything is not written. */
export function means(text: string, node: CodeNode): boolean {
  const read = readFields(text)
  return read.node !== null && order.every((field) => read.node !== null && isSameField(read.node, node, field))
}
