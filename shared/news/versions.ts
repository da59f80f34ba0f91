import type { Span } from '../model/markdown'

/** What one version brought. */
export interface VersionNews {
  readonly version: string
  /** As the file has it; empty where it has none. */
  readonly date: string
  /** A sentence each. */
  readonly items: readonly (readonly Span[])[]
}

/** The three numbers of a version and what follows them; null for a text that is none. */
function partsOf(version: string): { readonly numbers: readonly number[]; readonly isEarly: boolean } | null {
  const found = /^(\d+)\.(\d+)\.(\d+)(-\S+)?/.exec(version)
  return found === null ? null : { numbers: found.slice(1, 4).map(Number), isEarly: found[4] !== undefined }
}

/** Whether a version is later than another one. A text that is no version is later than none. */
export function isLater(version: string, than: string): boolean {
  const [a, b] = [partsOf(version), partsOf(than)]
  if (a === null || b === null) return false
  const differing = a.numbers.findIndex((number, index) => number !== b.numbers[index])
  if (differing >= 0) return (a.numbers[differing] ?? 0) > (b.numbers[differing] ?? 0)
  return b.isEarly && !a.isEarly
}

/** What came after a version, up to the one that runs; of an unknown one all that the running version itself brought. */
export function newsSince(news: readonly VersionNews[], seen: string | null, running: string): VersionNews[] {
  return news.filter(({ version }) =>
    seen === null ? version === running : isLater(version, seen) && !isLater(version, running),
  )
}
