import type { Version } from '../../shared/model/history'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Up to which age in milliseconds one version is kept for each span; 0: each of them. */
const ages: readonly { readonly until: number; readonly span: number }[] = [
  { until: minute, span: 0 },
  { until: hour, span: minute },
  { until: day, span: 10 * minute },
  { until: 30 * day, span: hour },
  { until: 365 * day, span: day },
  { until: Infinity, span: 30 * day },
]

/** Bytes from which on a version is large: one a minute is kept of those, from the first minute on. */
const large = 1_000_000

function spanOf(version: Version, now: number): number {
  const span = ages.find(({ until }) => now - version.at < until)?.span ?? 0
  return version.bytes > large ? Math.max(span, minute) : span
}

/**
 * The versions that stay of a node's, oldest first as they are given: the older, the fewer. Of each span the last one stays, which is what the file
 * was at its end; so does the newest of all, and what another hand wrote within the last 30 days, since nobody else may have it.
 */
export function thinned(versions: readonly Version[], now: number): Version[] {
  return versions.filter((version, index) => {
    const next = versions[index + 1]
    if (next === undefined) return true
    if (version.cause === 'disk' && version.bytes <= large && now - version.at < 30 * day) return true
    const span = spanOf(version, now)
    return span === 0 || Math.floor(version.at / span) !== Math.floor(next.at / span)
  })
}
