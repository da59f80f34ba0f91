/**
 * Tells a page that ends again and again from one that ended once: `note` is true as long as there were at most `most` ends within
 * `withinMs` milliseconds, times being given in milliseconds.
 */
export function createCrashLimit(most: number, withinMs: number) {
  let ends: number[] = []
  return {
    note(now: number): boolean {
      ends = [...ends.filter((at) => now - at < withinMs), now]
      return ends.length <= most
    },
    /** Begins anew, after the author decided to. */
    forget(): void {
      ends = []
    },
  }
}
