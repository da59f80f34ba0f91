import { normalName } from './packageName'

/**
 * How many letters must be added, left out, changed or swapped with their neighbour to make one word of another (Damerau–Levenshtein, each
 * place changed once); `limit` + 1 where it is more than that.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1]
      const swaps = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        swaps ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    if (Math.min(...now) > limit) return limit + 1
    before = last
    last = now
  }
  return Math.min(last[other.length] ?? 0, limit + 1)
}

/** What people put around a name, or leave out. */
function bare(name: string): string {
  return normalName(name)
    .replace(/^(?:python|py)-/, '')
    .replace(/-(?:python|py|\d+)$/, '')
    .replaceAll('-', '')
}

/** Names of a list that a misspelt one may have meant, the nearest first; none where nothing is near. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const wanted = normalName(name)
  const limit = wanted.length <= 4 ? 1 : wanted.length <= 9 ? 2 : 3
  return known
    .map((one) => {
      const isOfOneKind = bare(one) === bare(wanted)
      return { one, distance: isOfOneKind ? 0.5 : editDistance(wanted, one, limit) }
    })
    .filter(({ one, distance }) => distance <= limit && one !== wanted)
    .sort((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
    .map(({ one }) => one)
}
