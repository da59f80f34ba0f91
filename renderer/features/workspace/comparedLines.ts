/** One row of a comparison: a line of each side, null where that side has none. */
export interface ComparedLine {
  readonly left: string | null
  readonly right: string | null
}

/** Texts beyond this many lines are compared line by line: the table of a longest common run would be too large. */
const tableLimit = 2000

/** Lines that both texts have, in order, by the longest common run of lines. */
function commonRun(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j
      table[at] =
        a[i] === b[j] ? (table[at + width + 1] ?? 0) + 1 : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0)
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const at = i * width + j
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if ((table[at + width] ?? 0) >= (table[at + 1] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}

/** Pairs the lines of two texts: equal lines side by side, those of one side alone beside nothing. */
export function comparedLines(left: string, right: string): ComparedLine[] {
  const a = left.split('\n')
  const b = right.split('\n')
  const pairs: [number, number][] = a.length + b.length > tableLimit ? [] : commonRun(a, b)
  const rows: ComparedLine[] = []
  let i = 0
  let j = 0
  for (const [nextA, nextB] of [...pairs, [a.length, b.length] as [number, number]]) {
    while (i < nextA || j < nextB) {
      rows.push({ left: i < nextA ? (a[i++] ?? '') : null, right: j < nextB ? (b[j++] ?? '') : null })
    }
    if (nextA < a.length) rows.push({ left: a[i++] ?? '', right: b[j++] ?? '' })
  }
  return rows
}
