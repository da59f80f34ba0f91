import type { PackageVersion } from '../../shared/model/packages'
import { readVersion, satisfies } from '../../shared/packages/pep440'
import { isPrerelease, newestFirst } from '../../shared/packages/versionOrder'
import { type DistFile, readFileName } from './fileNames'
import type { IndexFile, IndexPage } from './indexPage'
import { type Machine, suits } from './wheelTags'

interface Listed extends IndexFile {
  readonly dist: DistFile
}

/** The version in the form in which two spellings of one are the same key. */
function keyOf(version: string): string {
  const { epoch, release, pre, post, dev, local } = readVersion(version) ?? {}
  return JSON.stringify([epoch, release?.join('.').replace(/(?:\.0)+$/, ''), pre, post, dev, local])
}

/** The file of a version that would be fetched: a wheel of this very platform, else one for any, else the source. */
function chosenFile(files: readonly Listed[], machine: Machine): Listed | null {
  const able = files.filter(({ requiresPython }) => satisfies(machine.python, requiresPython) !== false)
  const wheels = able.filter(({ dist }) => dist.tags !== null && suits(dist.tags, machine))
  const own = wheels.find(({ dist }) => dist.tags?.platform.includes('any') === false)
  return own ?? wheels[0] ?? able.find(({ dist }) => dist.tags === null) ?? null
}

function versionOf(files: readonly Listed[], machine: Machine): PackageVersion {
  const kept = files.filter(({ isYanked }) => !isYanked)
  const chosen = chosenFile(kept.length > 0 ? kept : files, machine)
  const shown = chosen ?? files.find(({ dist }) => dist.tags === null) ?? files[0]
  const version = shown?.dist.version ?? ''
  const parsed = readVersion(version)
  return {
    version,
    bytes: shown?.bytes ?? null,
    uploaded:
      files
        .map(({ uploaded }) => uploaded ?? '')
        .filter((time) => time !== '')
        .sort()[0] ?? null,
    requiresPython: shown?.requiresPython ?? '',
    isPrerelease: parsed !== null && isPrerelease(parsed),
    isYanked: kept.length === 0,
    fits: chosen !== null,
    isSource: chosen !== null && chosen.dist.tags === null,
  }
}

/** The versions of a package that an index's page lists, newest first, as they suit a Python and a machine. */
export function versionsOf(page: IndexPage, name: string, machine: Machine): PackageVersion[] {
  const groups = new Map<string, Listed[]>()
  for (const file of page.files) {
    const dist = readFileName(file.filename, name)
    if (dist === null) continue
    const key = keyOf(dist.version)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{ ...file, dist }])
    else group.push({ ...file, dist })
  }
  return [...groups.values()]
    .map((files) => versionOf(files, machine))
    .sort((one, other) => newestFirst(one.version, other.version))
}

/** The version that pip and uv would take unasked: the newest that fits and is no pre-release; null where there is none. */
export function latestOf(versions: readonly PackageVersion[]): PackageVersion | null {
  const able = versions.filter(({ fits, isYanked }) => fits && !isYanked)
  return able.find((one) => !one.isPrerelease) ?? able[0] ?? null
}
