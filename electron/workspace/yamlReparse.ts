import { type CST, type Document, isMap, isSeq, type Pair, type Range, type YAMLMap, type YAMLSeq } from 'yaml'
import { blockKind, hasAnchor, move, moveTokens } from './yamlMove'
import { parseYaml } from './yamlParse'
import { dashesOf, FormError, lineStart, startOf } from './yamlPlaces'
import { hasTwins, twinsIn } from './yamlTwins'

type Block = YAMLMap | YAMLSeq

/** Where two texts differ: from `from` to `end` of the one before, which is `by` characters shorter than the other. */
interface Change {
  readonly before: string
  readonly after: string
  readonly from: number
  readonly end: number
  readonly by: number
}

/** Some items of a block collection, from `first` to `last`, whose lines begin at `start` and end at `end` of the text before. */
interface Cut {
  readonly block: Block
  readonly column: number
  readonly first: number
  readonly last: number
  readonly start: number
  readonly end: number
}

/** Characters that are compared at once. */
const stride = 4096

function changeOf(before: string, after: string): Change {
  const by = after.length - before.length
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.slice(from, from + stride) === after.slice(from, from + stride)) from += stride
  from = Math.min(from, shorter)
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1
  let end = before.length
  const least = Math.max(from, from - by)
  while (end - stride >= least && before.slice(end - stride, end) === after.slice(end + by - stride, end + by)) {
    end -= stride
  }
  while (end > least && before.charCodeAt(end - 1) === after.charCodeAt(end + by - 1)) end -= 1
  return { before, after, from, end, by }
}

/** Where the keys or the dashes of a block stand; null where one does not begin its line, or not in the column of the others. */
function placesOf(source: string, block: Block): { places: number[]; column: number } | null {
  try {
    const places = isMap(block) ? block.items.map(startOf) : dashesOf(block)
    const column = (places[0] ?? 0) - lineStart(source, places[0] ?? 0)
    const margin = ' '.repeat(column)
    const isOwnLine = (at: number): boolean =>
      source.startsWith(margin, at - column) && (at === column || source[at - column - 1] === '\n')
    return places.length === block.items.length && places.every(isOwnLine) ? { places, column } : null
  } catch (error) {
    if (!(error instanceof FormError)) throw error
    // Keys of a form that is not edited in its place either.
    return null
  }
}

/** The items of a block, ending at `end`, that hold a change; null where it reaches beyond them. */
function cutOf({ before, after, ...change }: Change, block: Block, blockEnd: number): Cut | null {
  const found = placesOf(before, block)
  if (found === null) return null
  const { places, column } = found
  // The mark by which the reader knows that the item before has ended stands as it stood.
  const first = places.findLastIndex((place) => place < change.from)
  if (first === -1) return null
  let last = first
  while (last + 1 < places.length && (places[last + 1] ?? 0) - column < change.end) last += 1
  const start = (places[first] ?? 0) - column
  const next = places[last + 1]
  const end = next === undefined ? blockEnd : next - column
  const endsLine = end === before.length || after[end + change.by - 1] === '\n'
  return end >= change.end && endsLine ? { block, column, first, last, start, end } : null
}

function valueOf(block: Block, at: number): unknown {
  const item = block.items[at]
  return isSeq(block) ? item : (item as Pair | undefined)?.value
}

/** The smallest items that hold a change, behind those around them; empty where there are none. */
function waysTo(change: Change, document: Document): Cut[] {
  const cuts: Cut[] = []
  let end = change.before.length
  let part: unknown = document.contents
  while (blockKind(part) !== null) {
    const cut = cutOf(change, part as Block, end)
    if (cut === null) break
    cuts.push(cut)
    if (cut.first !== cut.last) break
    end = cut.end
    part = valueOf(cut.block, cut.first)
  }
  return cuts
}

/** The items of a text that stands in the place of others; null where it is not, for sure, the same items again and nothing else. */
function readItems(text: string, cut: Cut): Block | null {
  const { block, column } = cut
  // A mark of YAML's that ends a document, though it stands in no line of its own here.
  if (/^(?:---|\.\.\.)(?:\s|$)/m.test(text)) return null
  const { errors, contents } = parseYaml(text)
  const kind = blockKind(contents)
  if (errors.length > 0 || kind === null || kind !== blockKind(block) || hasAnchor(contents)) return null
  const read = contents as Block
  if (read.tag !== undefined || placesOf(text, read)?.column !== column) return null
  return twinsIn(read).length > 0 || (isMap(block) && hasTwins(replaced(block.items, cut, read.items as Pair[])))
    ? null
    : read
}

/** The tokens of the items of a sequence; a comment behind the last has one too. */
function tokensOf(seq: YAMLSeq): CST.BlockSequence['items'] {
  const { items } = seq.srcToken as CST.BlockSequence
  return items.filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'))
}

function moveBehind({ block, last }: Cut, by: number): void {
  for (const item of block.items.slice(last + 1)) move(item, by)
  if (isSeq(block)) for (const { start } of tokensOf(block).slice(last + 1)) moveTokens(start, by)
}

function replaced<T>(all: readonly T[], { first, last }: Cut, fresh: readonly T[]): T[] {
  return [...all.slice(0, first), ...fresh, ...all.slice(last + 1)]
}

/** Puts read items in the place of others. */
function putIn(cut: Cut, read: Block): void {
  const { block } = cut
  move(read, cut.start)
  if (isSeq(block) && isSeq(read)) {
    const token = block.srcToken as CST.BlockSequence
    block.srcToken = { ...token, items: replaced(tokensOf(block), cut, tokensOf(read)) }
  }
  block.items = replaced<unknown>(block.items, cut, read.items) as typeof block.items
}

const rangeOf = ({ range }: Block): Range => range ?? [0, 0, 0]

/** Ends a block where it ends now: with its last item where that is `read` or holds it, else as far behind as all that follows. */
function endAt(block: Block, isLast: boolean, read: Range, by: number): Range {
  const [start, end, all] = rangeOf(block)
  block.range = isLast ? [start, read[1], read[2]] : [start, end + by, all + by]
  return block.range
}

/**
 * Makes of the document of a text that of another one, by reading only the part that changed. Returns false, and leaves the document as it
 * is, where that can't be told from the part alone; then the whole is to be read. What this gives is what a parse of the whole gives, but for
 * the comments that the library hangs on nodes, and the tokens that `parseYaml` does not keep.
 */
export function reparse(document: Document, before: string, after: string): boolean {
  // A directive changes how the rest is read.
  if (document.errors.length > 0 || /^%/m.test(before)) return false
  const change = changeOf(before, after)
  const { by } = change
  // From the innermost outwards: what is no item in itself may be part of one.
  const cuts = waysTo(change, document).reverse()
  for (const [depth, cut] of cuts.entries()) {
    const read = readItems(after.slice(cut.start, cut.end + by), cut)
    if (read === null) continue
    const isLast = cuts.map(({ block, last }) => last === block.items.length - 1)
    for (const each of cuts.slice(depth)) moveBehind(each, by)
    putIn(cut, read)
    cuts.slice(depth).reduce((end, { block }, at) => endAt(block, isLast[depth + at] === true, end, by), rangeOf(read))
    return true
  }
  return false
}
