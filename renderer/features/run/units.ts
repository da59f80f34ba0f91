/** How measures are written on screen; the same in both languages, which share digits and unit signs. */

const grouped = new Intl.NumberFormat('en-US')

/** A whole number with its thousands apart: `80,000`. */
export function countText(count: number): string {
  return grouped.format(count)
}

/** A span of time from milliseconds: `2.1 ms`, `340 ms`, `1.25 s`, `3 min 20 s`. */
export function timeText(ms: number): string {
  if (ms < 99.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${ms.toFixed(0)} ms`
  if (ms < 59_995) return `${(ms / 1000).toFixed(2)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** Times that belong together, in the unit of the longest, without it: `0.3`. The unit is told once after the last. */
export function millisText(ms: number): string {
  return ms < 99.95 ? ms.toFixed(1) : countText(Math.round(ms))
}

/** A running clock from milliseconds, in tenths of a second: `0.4 s`, `75.0 s`. */
export function clockText(ms: number): string {
  return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
}

/** A size in bytes: `358 B`, `12.4 KB`, `1.1 MB`; a thousand to the unit. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} KB`
  const [amount, unit] = bytes < 999_950_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1_000_000_000, 'GB']
  return `${amount.toFixed(1)} ${unit}`
}
