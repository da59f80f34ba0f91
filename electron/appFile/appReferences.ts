import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLSeq } from 'yaml'
import type { OutputReference } from '../../shared/model/appFile'
import { parseNodeText } from '../workspace/nodeDocument'
import { colonOf, dashesOf, FormError, lineStart, startOf } from '../workspace/yamlPlaces'
import { AliasError, keyText } from '../workspace/yamlValue'
import type { AppOverview } from './appOverview'
import { type AppItem, type AppText, itemAt, withItem } from './appText'
import type { AppView } from './appView'
import { type FileStyle, restyled } from './scalarStyle'
import { styleOf } from './fileStyle'

/** An output of a node that has another name from now on. */
export interface Rename {
  readonly nodeId: string
  readonly from: string
  readonly to: string
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `{{#node.output#}}`, or a member of that output: `{{#node.output.name#}}`. */
function markOf(names: Iterable<string>): RegExp {
  return new RegExp(`\\{\\{#(${[...names].map(escaped).join('|')})(?=[.#])`, 'g')
}

/** A text with the new names of outputs, all at once: two may change names with one another. */
function renamedText(text: string, renames: readonly Rename[]): string {
  const names = new Map(renames.map(({ nodeId, from, to }) => [`${nodeId}.${from}`, `${nodeId}.${to}`]))
  return text.replace(markOf(names.keys()), (_, name: string) => `{{#${names.get(name) ?? name}`)
}

function isSelector(items: readonly (string | null)[], nodeId: string, output: string): boolean {
  return items[0] === nodeId && items[1] === output
}

/** Who in the graph refers to an output of a node, in the order of the file. */
export function referencesTo(app: AppText, { nodes }: AppOverview, nodeId: string, output: string): OutputReference[] {
  const found: OutputReference[] = []
  const mark = markOf([`${nodeId}.${output}`])
  for (const { id, type, title, data } of nodes) {
    if (id === nodeId) continue
    const tell = (field: string, { start }: AppView): void => {
      found.push({ nodeId: id, type, title, field, line: Math.max(app.lines.linePos(start).line, 1) })
    }
    const walk = (view: AppView | null, field: string): void => {
      if (view === null) return
      if (view.kind === 'map') {
        for (const [key, value] of view.entries()) walk(value, field === '' ? key : `${field}.${key}`)
      } else if (view.kind === 'seq') {
        const items = view.items()
        const [first, second] = [items[0]?.text() ?? null, items[1]?.text() ?? null]
        if (isSelector([first, second], nodeId, output)) tell(field, view)
        else items.forEach((item, at) => walk(item, `${field}[${at}]`))
      } else if (view.text()?.match(mark) != null) tell(field, view)
    }
    try {
      walk(data?.anew() ?? null, '')
    } catch (error) {
      // What is behind an alias that can't be followed refers to nothing that Dify could read.
      if (!(error instanceof AliasError)) throw error
    }
  }
  return found
}

interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The column of the key or the dash that a value stands behind; null between brackets. */
type Column = number | null

/** The rename of the output that a list selects; undefined where it selects none of them. */
function renameOf(list: YAMLSeq, renames: readonly Rename[]): Rename | undefined {
  const names = list.items.slice(0, 2).map((item) => (isScalar(item) ? String(item.source ?? item.value) : null))
  return renames.find(({ nodeId, from }) => isSelector(names, nodeId, from))
}

/** What a part of a document says, with the new names of outputs. */
function saidBy(node: unknown, renames: readonly Rename[]): unknown {
  if (isAlias(node)) return { alias: node.source }
  if (isScalar(node)) {
    const { value, source } = node
    return typeof value === 'string' ? renamedText(value, renames) : { source: source ?? String(value) }
  }
  if (isMap(node)) return { pairs: node.items.map(({ key, value }) => [keyText(key), saidBy(value, renames)]) }
  if (!isSeq(node)) return null
  const rename = renameOf(node, renames)
  if (rename === undefined || !isScalar(node.items[1])) return node.items.map((item) => saidBy(item, renames))
  return node.items.map((item, at) => (at === 1 ? rename.to : saidBy(item, [])))
}

/** The text of an item in which outputs have their new names, and nothing else is said otherwise; null where that can't be written so. */
function renamedItem({ parsed, data }: AppItem, renames: readonly Rename[], style: FileStyle): string | null {
  const { source, document } = parsed
  const splices = splicesIn(source, data, renames, style).sort((a, b) => b.start - a.start)
  const text = splices.reduce((so, { start, end, text: part }) => so.slice(0, start) + part + so.slice(end), source)
  if (text === source) return source
  const after = parseNodeText(text).document
  const meant = JSON.stringify(saidWithin(document.contents, data, renames))
  return after.errors.length === 0 && JSON.stringify(saidBy(after.contents, [])) === meant ? text : null
}

/** What a document says, with new names within one part of it alone. */
function saidWithin(node: unknown, part: Node, renames: readonly Rename[]): unknown {
  if (node === part) return saidBy(node, renames)
  if (isMap(node)) {
    return { pairs: node.items.map(({ key, value }) => [keyText(key), saidWithin(value, part, renames)]) }
  }
  return isSeq(node) ? node.items.map((item) => saidWithin(item, part, renames)) : saidBy(node, [])
}

/** The texts of a part of a document that refer to renamed outputs, as they are to be. */
function splicesIn(source: string, part: Node | null, renames: readonly Rename[], style: FileStyle): Splice[] {
  const found: Splice[] = []
  const put = (scalar: Scalar, text: string, column: Column): void => {
    const [start = 0, end = 0] = scalar.range ?? []
    found.push({ start, end, text: restyled(scalar, source, text, column, style) })
  }
  const columnOf = (at: number): number => at - lineStart(source, at)
  const walk = (node: unknown, column: Column): void => {
    if (isScalar(node) && typeof node.value === 'string') {
      const before = node.value
      const text = renamedText(before, renames)
      if (text !== before) put(node, text, column)
    } else if (isSeq(node)) {
      const inner = (at: number): Column => (node.flow === true ? null : columnOf(dashesOf(node)[at] ?? 0))
      const second = node.items[1] as Node | undefined
      const rename = renameOf(node, renames)
      if (rename !== undefined && isScalar(second)) put(second, rename.to, inner(1))
      else node.items.forEach((item, at) => walk(item, inner(at)))
    } else if (isMap(node)) {
      for (const pair of node.items) {
        if (node.flow !== true) colonOf(pair)
        walk(pair.value, node.flow === true ? null : columnOf(startOf(pair)))
      }
    }
  }
  walk(part, null)
  return found
}

/** The text of an app file with all references to renamed outputs changed, in the nodes that `isMeant` names. */
export function withRenames(
  app: AppText,
  overview: AppOverview,
  renames: readonly Rename[],
  isMeant: (id: string) => boolean,
  read: (text: string) => AppText,
): string {
  const style = styleOf(app)
  let current = app
  // Places of nodes in the graph's list stay; those in the text move.
  for (const { index, id } of overview.nodes) {
    const own = renames.filter(({ nodeId }) => nodeId !== id)
    if (own.length === 0 || !isMeant(id)) continue
    const item = itemAt(current, index)
    if (item === null) continue
    const text = renamedItem(item, own, style) ?? renamedItem(item, own, { ...style, safe: true })
    if (text === null) throw new FormError('rename')
    if (text === item.parsed.source) continue
    current = read(withItem(current, item, text))
  }
  return current.text
}
