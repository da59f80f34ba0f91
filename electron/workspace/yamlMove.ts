import { type CST, isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Pair } from 'yaml'

/** Moves the places of a document's parts, where text before them came or went. */

export function moveTokens(tokens: readonly CST.SourceToken[] | undefined, by: number): void {
  for (const token of tokens ?? []) token.offset += by
}

function movePair({ key, value, srcToken }: Pair, by: number): void {
  moveTokens(srcToken?.start, by)
  moveTokens(srcToken?.sep, by)
  move(key, by)
  move(value, by)
}

/**
 * Moves a part of a document that was parsed by `parseYaml`, with all within: the ranges of its nodes, the marks before and behind
 * its keys and its dashes, which are all the tokens that it has.
 */
export function move(part: unknown, by: number): void {
  if (isPair(part)) return movePair(part, by)
  if (!isNode(part)) return
  const { range } = part
  if (range) {
    range[0] += by
    range[1] += by
    range[2] += by
  }
  if (!isCollection(part)) return
  for (const item of part.items) move(item, by)
  if (isSeq(part))
    for (const { start } of (part.srcToken as CST.BlockSequence | undefined)?.items ?? []) moveTokens(start, by)
}

/** Whether a part of a document has a name that an alias may mean, or such an alias. */
export function hasAnchor(part: unknown): boolean {
  if (isPair(part)) return hasAnchor(part.key) || hasAnchor(part.value)
  if (isAlias(part)) return true
  if (isScalar(part)) return part.anchor !== undefined
  return isCollection(part) && (part.anchor !== undefined || part.items.some(hasAnchor))
}

/** The kind of a block collection; null for anything else. */
export function blockKind(part: unknown): 'map' | 'seq' | null {
  if (!isCollection(part) || part.flow === true) return null
  return isMap(part) ? 'map' : isSeq(part) ? 'seq' : null
}
