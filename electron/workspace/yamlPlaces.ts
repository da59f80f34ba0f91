import { type CST, isCollection, isMap, isScalar, type Node, type Pair, type YAMLSeq } from 'yaml'

/** Thrown where a text has a form that can't be edited part by part. */
export class FormError extends Error {}

/** Places in the text of a document that was parsed with `keepSourceTokens`. */

/** The first character of the line that holds a place. */
export function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1
}

/** The place after the line feed of the line that holds a place. */
function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end === -1 ? source.length : end + 1
}

function isBlockScalar(node: Node | null): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
}

/** Where the last thing of a value ends, before what follows it in its line. `from` counts where there is no value. */
function deepEnd(node: Node | null, from: number): number {
  if (isCollection(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (isMap(node) && last !== undefined) {
      const pair = last as Pair
      return deepEnd(pair.value as Node | null, colonOf(pair) + 1)
    }
    if (last !== undefined) return deepEnd(last as Node, from)
  }
  return Math.max(node?.range?.[1] ?? from, from)
}

/** The place after the last line of a value, the comment behind it included. */
export function endOf(source: string, node: Node | null, from: number): number {
  const end = deepEnd(node, from)
  // A literal block ends after its own line feed.
  return end > 0 && source[end - 1] === '\n' ? end : endOfLine(source, end)
}

/** Where the key of a pair begins. */
export function startOf(pair: Pair): number {
  const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined
  if (start === undefined) throw new FormError('key')
  return start
}

/** Where the colon of a pair stands. */
export function colonOf(pair: Pair): number {
  const token = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
  if (token === undefined || pair.srcToken?.start.some(({ type }) => type === 'explicit-key-ind')) {
    // A key on a line of its own (`? key`), or one without a colon.
    throw new FormError('key')
  }
  return token.offset
}

/** Where the dashes of a block sequence stand. */
export function dashesOf(seq: YAMLSeq): number[] {
  const token = seq.srcToken as CST.BlockSequence | undefined
  return (token?.items ?? []).flatMap(({ start }) => start.find(({ type }) => type === 'seq-item-ind')?.offset ?? [])
}

/** The comment behind a value in its last line, or behind the key whose block value begins on the next; "" where there is none. */
export function tailOf(source: string, node: Node | null, from: number): string {
  const isBlock = isBlockScalar(node) || (isCollection(node) && node.flow !== true)
  const at = isBlock ? from : Math.max(node?.range?.[1] ?? from, from)
  const line = source.slice(at, endOfLine(source, at)).trimEnd()
  return /[ \t]+#.*$/.exec(line)?.[0] ?? ''
}
