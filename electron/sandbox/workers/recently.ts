/** How long what was found on this machine is taken to be so still, in milliseconds. */
const freshMs = 1000

/** More than these are not remembered at a time. */
const most = 100

/**
 * Remembers what was made for a key, for a second: looking at the machine again for each of many runs a second would take as long as all else that a
 * run takes of this process.
 */
export function createRecently<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, { readonly value: T; readonly at: number }>()
  return (key, make) => {
    const now = performance.now()
    const before = made.get(key)
    if (before !== undefined && now - before.at < freshMs) return before.value
    if (made.size >= most) made.clear()
    const value = make()
    made.set(key, { value, at: now })
    return value
  }
}
