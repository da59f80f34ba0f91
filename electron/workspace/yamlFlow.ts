import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { matches } from './yamlMatch'
import { FormError } from './yamlPlaces'
import type { MapShape, SeqShape, Shape } from './yamlShape'
import { quoted } from './yamlText'
import { keyText } from './yamlValue'

/** Edits of lists and maps between brackets, as JSON has them. Parts that mean what is wanted already stay to the byte. */

interface Piece {
  /** What stands before it, behind the bracket or the comma. */
  readonly lead: string
  readonly body: string
}

/** A part as it is written where nothing stood. */
function newText(shape: Shape): string {
  if (shape.kind === 'leaf') {
    if (shape.inFlow === undefined) throw new FormError('flow')
    return shape.inFlow()
  }
  if (shape.kind === 'seq') return `[${shape.items.map((item) => newText(item.shape)).join(', ')}]`
  return `{${shape.entries.map(([key, value]) => `${quoted(key)}: ${newText(value)}`).join(', ')}}`
}

function startOf(node: Node | null): number {
  const start = node?.range?.[0]
  if (start === undefined) throw new FormError('flow')
  return start
}

/** A value after its edit. */
function valueText(source: string, node: Node | null, shape: Shape): string {
  const [start, end] = [startOf(node), node?.range?.[1] ?? 0]
  if (matches(node, shape)) return source.slice(start, end)
  if (shape.kind === 'leaf') {
    return isScalar(node) && shape.rewrite !== undefined ? shape.rewrite(node, source, null) : newText(shape)
  }
  const isKind = isCollection(node) && isMap(node) === (shape.kind === 'map')
  return isKind && node.items.length > 0 ? editFlow(source, node as YAMLMap | YAMLSeq, shape) : newText(shape)
}

interface Old {
  readonly key: string | null
  readonly start: number
  readonly end: number
  readonly value: Node | null
}

function oldParts(node: YAMLMap | YAMLSeq, shape: MapShape | SeqShape): Old[] {
  if (isSeq(node)) {
    return node.items.map((item) => {
      const value = item as Node | null
      const key = shape.kind === 'seq' ? shape.idOf(value) : null
      return { key, start: startOf(value), end: value?.range?.[1] ?? 0, value }
    })
  }
  return (node as YAMLMap).items.map((pair: Pair) => {
    const value = pair.value as Node | null
    const [start, end] = [startOf(pair.key as Node), value?.range?.[1]]
    if (end === undefined) throw new FormError('flow')
    return { key: keyText(pair.key), start, end, value }
  })
}

/** Where a part's lead begins: behind the comma or the bracket before it. A comment there is left to another way. */
function leadOf(source: string, from: number, start: number): string {
  const between = source.slice(from, start)
  if (between.includes('#')) throw new FormError('flow')
  return between.replace(/^[^,[{]*[,[{]/, '')
}

/** The text of a collection between brackets after its edit, brackets included. */
export function editFlow(source: string, node: YAMLMap | YAMLSeq, shape: MapShape | SeqShape): string {
  if (node.flow !== true || isMap(node) !== (shape.kind === 'map')) throw new FormError('flow')
  const [start = 0, end = 0] = node.range ?? []
  const old = oldParts(node, shape)
  const leads = old.map((part, at) => leadOf(source, old[at - 1]?.end ?? start, part.start))
  const tail = source.slice(old.at(-1)?.end ?? start + 1, end - 1)
  if (tail.includes('#')) throw new FormError('flow')
  // What comes anew, or stood first and does not any more, is spaced as the others are.
  const newLead = old.length > 1 ? (leads.at(-1) ?? '') : ' '
  const keep = (at: number, value: Shape | undefined): Piece => {
    const part = old[at] as Old
    const body =
      value === undefined
        ? source.slice(part.start, part.end)
        : source.slice(part.start, startOf(part.value)) + valueText(source, part.value, value)
    return { lead: at === 0 ? newLead : (leads[at] ?? ''), body }
  }
  const pieces = shape.kind === 'map' ? mapPieces(shape) : seqPieces(shape)
  const [open, close] = shape.kind === 'map' ? ['{', '}'] : ['[', ']']
  const text = pieces.map(({ lead, body }, at) => (at === 0 ? (leads[0] ?? '') : lead) + body).join(',')
  return `${open}${text}${tail.replace(/,/, '')}${close}`

  function mapPieces({ entries, owns, ordered }: MapShape): Piece[] {
    const wanted = new Map(entries)
    const present = new Map(old.map(({ key }, at) => [key, at]))
    const fresh = (key: string, value: Shape): Piece => ({ lead: newLead, body: `${quoted(key)}: ${newText(value)}` })
    if (ordered) {
      return entries.map(([key, value]) => {
        const at = present.get(key)
        return at === undefined ? fresh(key, value) : keep(at, value)
      })
    }
    const kept = old.flatMap(({ key }, at) => {
      const value = wanted.get(key ?? '')
      return value === undefined && owns(key ?? '') ? [] : [keep(at, value)]
    })
    const missing = entries.filter(
      ([key, value]) => !present.has(key) && !(value.kind === 'leaf' && value.isSame(null)),
    )
    return [...kept, ...missing.map(([key, value]) => fresh(key, value))]
  }

  function seqPieces({ items }: SeqShape): Piece[] {
    const free = new Set(old.keys())
    const take = (id: string, place: number): number | undefined => {
      const found = [...free].find((at) => old[at]?.key === id) ?? (free.has(place) ? place : undefined)
      if (found !== undefined) free.delete(found)
      return found
    }
    // Those that are found by their id first: what is left over in the same place was renamed.
    const ids = new Set(old.map(({ key }) => key))
    const found = items.map(({ id }, at) => (ids.has(id) ? take(id, at) : undefined))
    return items.map(({ id, shape: value }, at) => {
      const place = found[at] ?? (ids.has(id) ? undefined : take(id, at))
      return place === undefined ? { lead: newLead, body: newText(value) } : keep(place, value)
    })
  }
}
