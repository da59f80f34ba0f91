import { compareVersions, readVersion, type Version } from './pep440'

/** Whether pip takes it only where it is asked for. */
export function isPrerelease({ pre, dev }: Version): boolean {
  return pre !== null || dev !== null
}

/** Versions as texts, newest first; those that are no versions come last. */
export function newestFirst(one: string, other: string): number {
  const [a, b] = [readVersion(one), readVersion(other)]
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareVersions(b, a)
}

/** Whether a version is a newer one than another; false where one of them is no version, but an address. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [readVersion(version), readVersion(than)]
  return a !== null && b !== null && compareVersions(a, b) > 0
}
