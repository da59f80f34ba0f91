import { type CST, isCollection, isNode, isPair, isSeq, type Pair } from 'yaml'

/** The marks of a pair or of an item, without the tokens of what stands between them. */
const marksOf = ({ start, sep }: CST.CollectionItem): CST.CollectionItem => ({ start, ...(sep ? { sep } : {}) })

/**
 * Drops the tokens that an edit does not need, which are most of what a large document weighs. What stays: the marks before and behind a key
 * of a block, and the dashes.
 */
export function forgetTokens(part: unknown): void {
  if (isPair(part)) {
    const pair = part as Pair
    if (pair.srcToken !== undefined) pair.srcToken = marksOf(pair.srcToken) as NonNullable<Pair['srcToken']>
    forgetTokens(pair.key)
    forgetTokens(pair.value)
    return
  }
  if (!isNode(part)) return
  const token = part.srcToken
  delete part.srcToken
  if (!isCollection(part)) return
  for (const item of part.items) forgetTokens(item)
  if (isSeq(part) && token?.type === 'block-seq') {
    part.srcToken = { ...token, items: token.items.map(({ start }) => ({ start })) }
  }
}
