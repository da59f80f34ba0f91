import type { PackageVersion } from '../../shared/model/packages'
import { compareVersions, satisfies, type Version } from '../../shared/packages/pep440'
import { isPrerelease } from '../../shared/packages/versionOrder'
import { type DistFile, fileNameReader } from './fileNames'
import type { IndexFile, IndexPage } from './indexPage'
import { type Machine, suits } from './wheelTags'

interface Listed extends IndexFile {
  readonly dist: DistFile
}

/** The same for all spellings of one version. */
function keyOf({ epoch, release, pre, post, dev, local }: Version): string {
  return `${epoch}!${release.join('.').replace(/(?:\.0)+$/, '')} ${pre?.join('') ?? ''} ${post ?? ''} ${dev ?? ''} ${local}`
}

/** Whether conditions on Python hold. */
type IsForPython = (conditions: string) => boolean

/** Thousands of files have the same few conditions. */
function rememberFor(python: string): IsForPython {
  const known = new Map<string, boolean>()
  return (conditions) => {
    const before = known.get(conditions)
    if (before !== undefined) return before
    const holds = satisfies(python, conditions) !== false
    known.set(conditions, holds)
    return holds
  }
}

/** The file of a version that would be fetched: a wheel of this very platform, else one for any, else the source. */
function chosenFile(files: readonly Listed[], machine: Machine, isForPython: IsForPython): Listed | null {
  const able = files.filter(({ requiresPython }) => isForPython(requiresPython))
  const wheels = able.filter(({ dist }) => dist.tags !== null && suits(dist.tags, machine))
  const own = wheels.find(({ dist }) => dist.tags?.platform.includes('any') === false)
  return own ?? wheels[0] ?? able.find(({ dist }) => dist.tags === null) ?? null
}

function versionOf(files: readonly Listed[], machine: Machine, isForPython: IsForPython): PackageVersion {
  const kept = files.filter(({ isYanked }) => !isYanked)
  const chosen = chosenFile(kept.length > 0 ? kept : files, machine, isForPython)
  const shown = chosen ?? files.find(({ dist }) => dist.tags === null) ?? files[0]
  const version = shown?.dist.version ?? ''
  return {
    version,
    bytes: shown?.bytes ?? null,
    uploaded:
      files
        .map(({ uploaded }) => uploaded ?? '')
        .filter((time) => time !== '')
        .sort()[0] ?? null,
    requiresPython: shown?.requiresPython ?? '',
    isPrerelease: shown !== undefined && isPrerelease(shown.dist.parsed),
    isYanked: kept.length === 0,
    fits: chosen !== null,
    isSource: chosen !== null && chosen.dist.tags === null,
  }
}

/** The files of each version that an index's page lists, newest version first. */
function groupsOf(page: IndexPage, name: string): Listed[][] {
  const groups = new Map<string, Listed[]>()
  const read = fileNameReader(name)
  for (const file of page.files) {
    const dist = read(file.filename)
    if (dist === null) continue
    const key = keyOf(dist.parsed)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [{ ...file, dist }])
    else group.push({ ...file, dist })
  }
  return [...groups.values()]
    .map((files) => ({ files, parsed: files[0]?.dist.parsed }))
    .sort((one, other) => (one.parsed && other.parsed ? compareVersions(other.parsed, one.parsed) : 0))
    .map(({ files }) => files)
}

/** The versions of a package that an index's page lists, newest first, as they suit a Python and a machine. */
export function versionsOf(page: IndexPage, name: string, machine: Machine): PackageVersion[] {
  const isForPython = rememberFor(machine.python)
  return groupsOf(page, name).map((files) => versionOf(files, machine, isForPython))
}

/** `latestOf` of all versions of a page: only as many are looked at as it takes. */
export function latestIn(page: IndexPage, name: string, machine: Machine): PackageVersion | null {
  const isForPython = rememberFor(machine.python)
  let early: PackageVersion | null = null
  for (const files of groupsOf(page, name)) {
    const version = versionOf(files, machine, isForPython)
    if (!version.fits || version.isYanked) continue
    if (!version.isPrerelease) return version
    early ??= version
  }
  return early
}

/** The version that pip and uv would take unasked: the newest that fits and is no pre-release; null where there is none. */
export function latestOf(versions: readonly PackageVersion[]): PackageVersion | null {
  const able = versions.filter(({ fits, isYanked }) => fits && !isYanked)
  return able.find((one) => !one.isPrerelease) ?? able[0] ?? null
}
