type Members = Readonly<Record<string, unknown>>

/** The members that are there: one that is undefined is not. */
function count(of: Members): number {
  let found = 0
  for (const key in of) if (of[key] !== undefined) found += 1
  return found
}

/**
 * Whether two values of JSON are the same; the order of keys means nothing, and a member that is undefined is one that is not there. Makes
 * nothing on the way, since a node may have thousands of inputs.
 */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSameValue(item, b[at]))
  }
  const [one, other] = [a as Members, b as Members]
  if (Array.isArray(b) || count(one) !== count(other)) return false
  for (const key in one) {
    if (one[key] !== undefined && !(Object.hasOwn(other, key) && isSameValue(one[key], other[key]))) return false
  }
  return true
}
