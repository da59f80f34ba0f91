/**
 * Versions of Python packages and their order (PEP 440). Numbers are exact up to 2^53, which is more than any published version has.
 */

/** A version in its parts. `pre` is null for a final release; `post` and `dev` are null where it has none. */
export interface Version {
  readonly epoch: number
  readonly release: readonly number[]
  readonly pre: { readonly kind: 'a' | 'b' | 'rc'; readonly number: number } | null
  readonly post: number | null
  readonly dev: number | null
  readonly local: readonly (string | number)[]
}

const form =
  /^\s*v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>\d+)?)?(?<post>-(?<postBare>\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\d+)?)?(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d+)?)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i

const preKinds: Readonly<Record<string, 'a' | 'b' | 'rc'>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
}

/** Reads a version in any of its spellings; null where it is none, as some very old files have. */
export function parseVersion(text: string): Version | null {
  const groups = form.exec(text)?.groups
  if (groups === undefined) return null
  const { epoch, release = '', pre, preNumber, post, postBare, postNumber, dev, devNumber, local } = groups
  const kind = pre === undefined ? undefined : preKinds[pre.toLowerCase()]
  return {
    epoch: Number(epoch ?? 0),
    release: release.split('.').map(Number),
    pre: kind === undefined ? null : { kind, number: Number(preNumber ?? 0) },
    post: post === undefined ? null : Number(postBare ?? postNumber ?? 0),
    dev: dev === undefined ? null : Number(devNumber ?? 0),
    local: (local ?? '')
      .toLowerCase()
      .split(/[-_.]/)
      .filter((part) => part !== '')
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
  }
}

/** The release padded with zeros: `1.0` and `1` are the same. */
function part(version: Version, index: number): number {
  return version.release[index] ?? 0
}

/** Compares the releases alone, e.g. 1.2 with 1.2.0rc1: the same. */
export function compareReleases(one: Version, other: Version): number {
  if (one.epoch !== other.epoch) return one.epoch - other.epoch
  const length = Math.max(one.release.length, other.release.length)
  for (let index = 0; index < length; index += 1) {
    const difference = part(one, index) - part(other, index)
    if (difference !== 0) return difference
  }
  return 0
}

/** Where a version stands among those of its release: development, pre-releases, the release itself. */
function preKey({ pre, post, dev }: Version): readonly [number, number] {
  if (pre !== null) return [{ a: 1, b: 2, rc: 3 }[pre.kind], pre.number]
  return post === null && dev !== null ? [0, 0] : [4, 0]
}

function compareLocals(one: Version['local'], other: Version['local']): number {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one[index], other[index]]
    if (a === b) continue
    if (a === undefined) return -1
    if (b === undefined) return 1
    if (typeof a === 'number' && typeof b === 'number') return a - b
    if (typeof a === 'number') return 1
    if (typeof b === 'number') return -1
    return a < b ? -1 : 1
  }
  return 0
}

/** Below zero where the first is the older one. */
export function compareVersions(one: Version, other: Version): number {
  const released = compareReleases(one, other)
  if (released !== 0) return released
  const [kind, number] = preKey(one)
  const [otherKind, otherNumber] = preKey(other)
  if (kind !== otherKind) return kind - otherKind
  if (number !== otherNumber) return number - otherNumber
  const post = (one.post ?? -1) - (other.post ?? -1)
  if (post !== 0) return post
  const [dev, otherDev] = [one.dev ?? Infinity, other.dev ?? Infinity]
  if (dev !== otherDev) return dev < otherDev ? -1 : 1
  return compareLocals(one.local, other.local)
}

/** Whether pip takes it only where it is asked for. */
export function isPrerelease({ pre, dev }: Version): boolean {
  return pre !== null || dev !== null
}

/** Versions as texts, newest first; those that are no versions come last. */
export function newestFirst(one: string, other: string): number {
  const [a, b] = [parseVersion(one), parseVersion(other)]
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareVersions(b, a)
}
