import { createHash } from 'node:crypto'
import { basePackages } from '../../shared/dify/targets/target'
import { entryText, type LockEntry, type LockText, printLock } from '../../shared/packages/lockText'
import { holds, readMarker } from '../../shared/packages/markers'
import { satisfies } from '../../shared/packages/pep440'
import type { EnvironmentWish } from '../engineTypes'
import { markerValues } from './markerValues'
import { entriesOf, normalName } from './requirementsFile'

/** Names what a lock holds: `sha256:…` of its entries, whatever the space and the line ends between them. */
export function contentOf(entries: readonly LockEntry[]): string {
  const hash = createHash('sha256')
  for (const entry of entries) hash.update(`${entryText(entry).replace(/\s+/g, '')}\n`)
  return `sha256:${hash.digest('hex')}`
}

/** The text of a lock that names its own content, so that a package that goes missing or changes afterwards is told. */
export function sealedLock({ header, entries }: LockText): string {
  return printLock({ header: { ...header, packages: contentOf(entries) }, entries })
}

/**
 * What a wish asks for on this machine and none of these entries meets: a line of its requirements, or a name of the base. Null where all is
 * met. It is how a lock is judged that does not name its content: what its packages need themselves is not seen.
 */
export function lackedBy(entries: readonly LockEntry[], wish: EnvironmentWish, minor: string): string | null {
  const values = markerValues(minor)
  const locked = new Map(entries.map((entry) => [normalName(entry.name), entry.version]))
  const isMet = (name: string, specifier: string): boolean => {
    const version = locked.get(name)
    if (version === undefined) return false
    return version === '' || specifier === '' || satisfies(version, specifier) !== false
  }
  for (const { kind, name, specifier, marker, written } of entriesOf(wish.requirements)) {
    if ((kind !== 'requirement' && kind !== 'url') || name === '') continue
    const read = marker === '' ? null : readMarker(marker)
    if (read !== null && holds(read, values) !== true) continue
    if (!isMet(name, specifier)) return `${written}${specifier}`
  }
  const names = basePackages(wish.target).map((pin) => normalName(pin.split('==')[0] ?? ''))
  return names.find((name) => !locked.has(name)) ?? null
}
