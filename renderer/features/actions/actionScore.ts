import { defaultFilter } from 'cmdk'

/** What a recent action has before others that fit as well. */
const bonus = 0.2

/**
 * How well an item fits what is typed, from 0 (not at all): letters in their order as the palette always did, or all words anywhere in the item's names, in
 * either language.
 */
export function scoreOf(value: string, search: string, keywords: readonly string[] = [], isRecent = false): number {
  const names = keywords.join(' ').toLowerCase()
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const hasAll = words.length > 0 && words.every((word) => names.includes(word))
  // Letters that are strewn over a long title are no hit.
  const best = Math.max(0, ...[value, ...keywords].map((one) => defaultFilter(one, search)))
  const score = Math.max(hasAll ? 0.6 : 0, best < 0.02 ? 0 : best)
  return score === 0 ? 0 : score + (isRecent ? bonus : 0)
}
