/** What changed between two lists of names. */
export interface NameChange {
  readonly renamed: ReadonlyMap<string, string>
  readonly removed: ReadonlySet<string>
  readonly added: readonly string[]
  /** Whether names that are in both stand in another order. */
  readonly isMoved: boolean
}

/** The names of a list that the other lacks, by the name before them that both have. */
function strangers(names: readonly string[], others: ReadonlySet<string>): Map<string | null, string[]> {
  const found = new Map<string | null, string[]>()
  let before: string | null = null
  for (const name of names) {
    if (others.has(name)) before = name
    else found.set(before, [...(found.get(before) ?? []), name])
  }
  return found
}

/**
 * Tells a renaming from a removal and an addition by the place: as many names that come where others went, behind the same neighbour, are
 * the same ones with other letters. The names of each list differ from each other.
 */
export function nameChange(before: readonly string[], after: readonly string[]): NameChange {
  const [old, now] = [new Set(before), new Set(after)]
  const gone = strangers(before, now)
  const come = strangers(after, old)
  const renamed = new Map<string, string>()
  for (const [place, names] of gone) {
    const fresh = come.get(place)
    if (fresh?.length === names.length) names.forEach((name, index) => renamed.set(name, fresh[index] ?? name))
  }
  const taken = new Set(renamed.values())
  const left = before.filter((name) => now.has(name))
  const kept = after.filter((name) => old.has(name))
  return {
    renamed,
    removed: new Set(before.filter((name) => !now.has(name) && !renamed.has(name))),
    added: after.filter((name) => !old.has(name) && !taken.has(name)),
    isMoved: left.some((name, index) => kept[index] !== name),
  }
}
