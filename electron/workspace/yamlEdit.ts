import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml'
import { colonOf, dashesOf, endOf, FormError, lineStart, startOf, tailOf } from './yamlPlaces'
import { editFlow } from './yamlFlow'
import { matches } from './yamlMatch'
import { itemLines, type MapShape, newKey, type SeqShape, type Shape, shapeText } from './yamlShape'
import { keyText } from './yamlValue'

/** A part of a collection: what stands before it (comments, empty lines, indentation) and its own text with its last line feed. */
interface Chunk {
  readonly lead: string
  readonly body: string
}

/**
 * The text behind a key's colon or a dash at `from`, up to the end of its block collection, after the edit of that. All that need not
 * change stays as it is.
 */
function editBlock(source: string, node: YAMLMap | YAMLSeq, shape: MapShape | SeqShape, from: number): string {
  if (node.flow === true) throw new FormError('flow')
  // Comments above the first part are its own, unless it begins beside the colon or the dash.
  const first = firstOf(node)
  const line = source.indexOf('\n', from)
  const start = line !== -1 && line < first ? line + 1 : first
  if (isMap(node) && shape.kind === 'map')
    return source.slice(from, start) + assemble(mapChunks(source, node, shape, start))
  if (isSeq(node) && shape.kind === 'seq')
    return source.slice(from, start) + assemble(seqChunks(source, node, shape, start))
  throw new FormError('kind')
}

/** The parts of a map after its edit; `begin` is where the text of the first one begins, with the comments above it. */
function mapChunks(source: string, map: YAMLMap, shape: MapShape, begin: number): Chunk[] {
  const column = columnOf(source, map.items[0])
  const wanted = new Map(shape.entries)
  const chunks: { key: string; chunk: Chunk }[] = []
  let from = begin
  for (const pair of map.items) {
    const key = keyText(pair.key)
    const start = startOf(pair)
    const lead = start === begin ? null : source.slice(from, start)
    from = endOf(source, pair.value as Node | null, colonOf(pair) + 1)
    const value = wanted.get(key)
    if (value === undefined && shape.owns(key)) continue
    const body = value === undefined ? source.slice(start, from) : editPair(source, pair, value, column)
    chunks.push({ key, chunk: { lead: lead ?? ' '.repeat(column), body } })
  }
  const ordered = shape.ordered ? inOrder(chunks, [...wanted.keys()]) : chunks
  insertMissing(ordered, shape, map, column)
  return besideDash(
    ordered.map(({ chunk }) => chunk),
    begin === firstOf(map),
  )
}

/** Where the first part begins beside a dash, whichever is first now needs no indentation. */
function besideDash(chunks: readonly Chunk[], isBeside: boolean): Chunk[] {
  return chunks.map(({ lead, body }, at) => ({ lead: at === 0 && isBeside ? lead.trimStart() : lead, body }))
}

/** Puts the known chunks in the wanted order into the places that known ones have; others stay where they are. */
function inOrder<T extends { key: string }>(chunks: readonly T[], order: readonly string[]): T[] {
  const places = new Map(order.map((key, at) => [key, at]))
  const known = chunks.filter(({ key }) => places.has(key))
  known.sort((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0))
  let next = 0
  return chunks.map((entry) => (places.has(entry.key) ? (known[next++] ?? entry) : entry))
}

/** Adds the entries that the file lacks, each after the one that it should follow. */
function insertMissing(chunks: { key: string; chunk: Chunk }[], shape: MapShape, map: YAMLMap, column: number): void {
  const present = new Set(map.items.map(({ key }) => keyText(key)))
  const before = new Set<string>()
  for (const [key, value] of shape.entries) {
    const isThere = present.has(key) || (!shape.ordered && matches(null, value))
    if (!isThere) insert(key, value)
    before.add(key)
  }

  function insert(key: string, value: Shape): void {
    const behind = chunks.findIndex((entry) => entry.key > key)
    const isSorted =
      shape.sorted === true && chunks.every((entry, at) => at === 0 || (chunks[at - 1]?.key ?? '') < entry.key)
    const place = isSorted
      ? behind === -1
        ? chunks.length
        : behind
      : chunks.findLastIndex((entry) => before.has(entry.key)) + 1
    const head = newKey(shape, key)
    const body = `${head}${shapeText(value, column, column + [...head].length)}\n`
    chunks.splice(place, 0, { key, chunk: { lead: ' '.repeat(column), body } })
  }
}

/** The edit of a value whose place holds nothing else: a scalar in its own style, or a collection between its brackets. */
function editInPlace(
  source: string,
  value: Node | null,
  shape: Shape,
  column: number,
): { from: number; end: number; text: string } | null {
  const [from = 0, end = 0] = value?.range ?? []
  if (shape.kind === 'leaf') {
    const text = isScalar(value) && end > from ? shape.rewrite?.(value, source, column) : undefined
    return text === undefined ? null : { from, end, text }
  }
  if (shape.flow !== true || !isCollection(value) || value.flow !== true || value.items.length === 0) return null
  return isMap(value) === (shape.kind === 'map')
    ? { from, end, text: editFlow(source, value as YAMLMap | YAMLSeq, shape) }
    : null
}

/** The column of a place in its line, in characters. */
function columnAt(source: string, at: number): number {
  return Array.from(source.slice(lineStart(source, at), at)).length
}

/** The text of a map within a document, from behind the colon of its key to the end of its last line, after an edit of that. */
export function editNestedMap(
  source: string,
  pair: Pair,
  shape: MapShape,
): { from: number; end: number; text: string } {
  const value = pair.value as Node | null
  if (!isMap(value)) throw new FormError('kind')
  if (value.flow === true) {
    const [from = 0, end = 0] = value.range ?? []
    return { from, end, text: editFlow(source, value, shape) }
  }
  const from = colonOf(pair) + 1
  return { from, end: endOf(source, value, from), text: editBlock(source, value, shape, from) }
}

function editPair(source: string, pair: Pair, shape: Shape, column: number): string {
  const value = pair.value as Node | null
  const [start, colon] = [startOf(pair), colonOf(pair)]
  const end = endOf(source, value, colon + 1)
  if (matches(value, shape)) return source.slice(start, end)
  const inPlace = editInPlace(source, value, shape, column)
  if (inPlace !== null) return source.slice(start, inPlace.from) + inPlace.text + source.slice(inPlace.end, end)
  const isGone = shape.kind === 'leaf' || (shape.kind === 'map' ? shape.entries : shape.items).length === 0
  if (!isGone && isCollection(value) && value.flow !== true && isMap(value) === (shape.kind === 'map')) {
    return source.slice(start, colon + 1) + editBlock(source, value as YAMLMap | YAMLSeq, shape, colon + 1)
  }
  // A comment behind the old value, or behind the key of an old block, stays behind the new one's first line.
  const tail = tailOf(source, value, colon + 1)
  const text = shapeText(shape, column, columnAt(source, colon + 1))
  const line = text.indexOf('\n')
  const withTail = line === -1 ? text + tail : text.slice(0, line) + tail + text.slice(line)
  return `${source.slice(start, colon + 1)}${withTail}\n`
}

function seqChunks(source: string, seq: YAMLSeq, shape: SeqShape, begin: number): Chunk[] {
  const dashes = dashesOf(seq)
  if (dashes.length !== seq.items.length) throw new FormError('items')
  const column = (dashes[0] ?? 0) - lineStart(source, dashes[0] ?? 0)
  const found = pairUp(seq, shape)
  let from = begin
  const old = seq.items.map((item, at) => {
    const start = dashes[at] ?? 0
    const lead = start === begin ? ' '.repeat(column) : source.slice(from, start)
    from = endOf(source, item as Node | null, start + 1)
    return { item: item as Node | null, start, end: from, lead }
  })
  const chunks = shape.items.map(({ shape: wanted }, at): Chunk => {
    const { place = -1, isSame } = found[at] ?? {}
    const from = old[place]
    if (from === undefined) return { lead: ' '.repeat(column), body: `- ${itemLines(wanted, column)}\n` }
    const { item, start, end, lead } = from
    if (isSame === true) return { lead, body: source.slice(start, end) }
    const inPlace = editInPlace(source, item, wanted, column)
    if (inPlace !== null)
      return { lead, body: source.slice(start, inPlace.from) + inPlace.text + source.slice(inPlace.end, end) }
    if (wanted.kind === 'leaf' || !isMap(item) || item.flow === true || item.items.length === 0) {
      const body = `- ${itemLines(wanted, column)}${tailOf(source, item, start + 1)}\n`
      return { lead, body }
    }
    return { lead, body: source.slice(start, start + 1) + editBlock(source, item, wanted, start + 1) }
  })
  return besideDash(chunks, begin === dashes[0])
}

/** An old item that a wanted one comes from. */
interface Found {
  readonly place: number
  /** It means what is wanted already. */
  readonly isSame: boolean
}

/**
 * For each wanted item the place of the old one that it comes from: one that means the same, else one of the same id, else one that is
 * left over in the same place (it was renamed). None: it is new.
 */
function pairUp(seq: YAMLSeq, shape: SeqShape): (Found | undefined)[] {
  const nodes = seq.items as readonly (Node | null)[]
  // Most stand where they stood.
  const found = shape.items.map(({ shape: wanted }, at): Found | undefined =>
    at < nodes.length && matches(nodes[at] ?? null, wanted) ? { place: at, isSame: true } : undefined,
  )
  const free = new Set<number>()
  const byId = new Map<string | null, number[]>()
  for (const [place, node] of nodes.entries()) {
    if (found[place] !== undefined) continue
    free.add(place)
    const id = shape.idOf(node)
    byId.set(id, [...(byId.get(id) ?? []), place])
  }
  const take = (isSame: boolean, candidates: (at: number, id: string) => readonly number[]): void => {
    for (const [at, { id, shape: wanted }] of shape.items.entries()) {
      if (found[at] !== undefined) continue
      const fits = (place: number): boolean => free.has(place) && (!isSame || matches(nodes[place] ?? null, wanted))
      const place = candidates(at, id).find(fits)
      if (place === undefined) continue
      found[at] = { place, isSame }
      free.delete(place)
    }
  }
  const nameless = byId.get(null) ?? []
  take(true, (_, id) => [...(byId.get(id) ?? []), ...nameless])
  take(false, (_, id) => byId.get(id) ?? [])
  take(false, (at) => [at])
  return found
}

/** One text of the chunks. */
function assemble(chunks: readonly Chunk[]): string {
  return chunks
    .map(({ lead, body }, at) => {
      const ended = at < chunks.length - 1 && !body.endsWith('\n') ? `${body}\n` : body
      return (keepsEnd(chunks[at - 1]?.body) ? withoutEmptyLines(lead) : lead) + ended
    })
    .join('')
}

/** Whether a text ends in a block that keeps all empty lines behind it: those of the file would become part of it. */
function keepsEnd(body: string | undefined): boolean {
  return body !== undefined && /^[^\n]*: \|\d?\+/.test(body)
}

function withoutEmptyLines(text: string): string {
  return text.replace(/^(?: *\n)+/, '')
}

function columnOf(source: string, pair: Pair | undefined): number {
  if (pair === undefined) throw new FormError('empty')
  return startOf(pair) - lineStart(source, startOf(pair))
}

/** Where the first key or dash of a block collection stands. */
function firstOf(node: YAMLMap | YAMLSeq): number {
  const first = isMap(node) ? (node.items[0] === undefined ? undefined : startOf(node.items[0])) : dashesOf(node)[0]
  if (first === undefined) throw new FormError('empty')
  return first
}

/** The whole text after an edit of the map at its top. */
export function editTopMap(source: string, map: YAMLMap, shape: MapShape): string {
  if (map.flow === true) throw new FormError('flow')
  const last = map.items.at(-1)
  const end = last === undefined ? 0 : endOf(source, last.value as Node | null, colonOf(last) + 1)
  const rest = source.slice(end)
  // Comments above the first field are the file's.
  const chunks = mapChunks(source, map, shape, firstOf(map))
  return source.slice(0, firstOf(map)) + assemble(rest === '' ? chunks : [...chunks, { lead: rest, body: '' }])
}
