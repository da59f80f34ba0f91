import type { LockEntry } from '../../shared/packages/lockText'
import { normalName } from '../environments/requirementsFile'
import type { BundledWheel } from './manifest'

/** The normalised name and the version that a wheel's file name tells. */
export function nameAndVersion(file: string): { name: string; version: string } {
  const [name = '', version = ''] = file.split('-')
  return { name: normalName(name), version }
}

/** The wheel of a locked package; null where there is none. A package that is locked by address has the version that its wheel tells. */
function wheelOf({ name, version, address }: LockEntry, wheels: readonly BundledWheel[]): BundledWheel | null {
  const same = (wheel: BundledWheel): boolean => {
    const told = nameAndVersion(wheel.file)
    return (
      told.name === normalName(name) &&
      (address !== '' || told.version === fileVersion(version) || told.version === version)
    )
  }
  return wheels.find(same) ?? wheels.find(({ file }) => nameAndVersion(file).name === normalName(name)) ?? null
}

/** A version as a wheel's name has it. */
function fileVersion(version: string): string {
  return version.replaceAll('-', '_')
}

/**
 * The entries of a lock as their wheels fulfil them: each has the hash of its wheel among its hashes, also where that was built here, and none
 * comes from an address any more. `missing` are those without a wheel.
 */
export function fulfilled(
  entries: readonly LockEntry[],
  wheels: readonly BundledWheel[],
): { entries: LockEntry[]; missing: string[] } {
  const missing: string[] = []
  const made = entries.map((entry) => {
    const wheel = wheelOf(entry, wheels)
    if (wheel === null) {
      missing.push(entry.name)
      return entry
    }
    const hash = `sha256:${wheel.sha256}`
    const hashes = entry.hashes.includes(hash) ? entry.hashes : [...entry.hashes, hash]
    if (entry.address === '') return { ...entry, hashes }
    return { ...entry, version: nameAndVersion(wheel.file).version, address: '', hashes: [hash] }
  })
  return { entries: made, missing }
}
