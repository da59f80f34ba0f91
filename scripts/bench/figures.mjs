/** The middle of some numbers. @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * Takes two measures in turn, so that both meet the same moods of the machine; the first pair warms up and does not count.
 * @param {number} rounds
 * @param {() => Promise<number>} ours
 * @param {() => Promise<number>} reference
 */
export async function sideBySide(rounds, ours, reference) {
  const mine = []
  const theirs = []
  for (let round = 0; round <= rounds; round += 1) {
    const a = await ours()
    const b = await reference()
    if (round === 0) continue
    mine.push(a)
    theirs.push(b)
  }
  return { ours: median(mine), reference: median(theirs) }
}
