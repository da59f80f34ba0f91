/** What one version brought. */
export interface VersionNews {
  readonly version: string
  /** As the file has it; empty where it has none. */
  readonly date: string
  /** A sentence each, with code between backticks. */
  readonly items: readonly string[]
}

const head = /^##\s+v?(\d+\.\d+\.\d+\S*)\s*(?:[-–—(]\s*([\d-]+)\)?)?\s*$/

/**
 * Reads what is new out of a Markdown text: a head `## 1.2.0 - 2026-01-31` a version, a list of sentences under it. Lines that are neither count for
 * nothing, a version without a sentence neither, so that an empty or a damaged file gives none.
 */
export function readNews(text: string): VersionNews[] {
  const found: { version: string; date: string; items: string[] }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [whole, version = '', date = ''] = head.exec(line) ?? []
    const current = found.at(-1)
    const item = /^\s*[-*]\s+(\S.*)$/.exec(line)?.[1]
    if (whole !== undefined) found.push({ version, date, items: [] })
    else if (/^##?\s/.test(line)) found.push({ version: '', date: '', items: [] })
    else if (current !== undefined && item !== undefined) current.items.push(item.trim())
    else if (current !== undefined && current.items.length > 0 && /^\s+\S/.test(line)) {
      current.items.push(`${current.items.pop() ?? ''} ${line.trim()}`)
    }
  }
  return found.filter(({ version, items }) => version !== '' && items.length > 0)
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
