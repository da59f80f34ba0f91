import type { PackageVersion } from '../../shared/model/packages'
import type { Problem } from '../../shared/model/problem'
import { nearestNames } from '../../shared/packages/nearestNames'
import { normalName } from '../../shared/packages/packageName'
import { packageOfModule } from '../../shared/packages/packageNames'
import { compareVersions, readVersion } from '../../shared/packages/pep440'
import { wellKnownNames } from '../../shared/packages/wellKnownNames'
import { latestOf, versionsOf } from './indexVersions'
import type { Asking, PackageIndex } from './packageIndex'
import type { Machine } from './wheelTags'

/** So many names are asked about: each costs a page. */
const mostNames = 4

/** The name that a misspelt one may have meant and that the index has; null where there is none. Throws where the index can't be asked. */
async function nearestName(name: string, index: PackageIndex, asking: Asking): Promise<string | null> {
  const imported = packageOfModule(name) ?? name
  const guesses = [
    ...(normalName(imported) === normalName(name) ? [] : [imported]),
    ...nearestNames(name, wellKnownNames),
  ]
  const asked = [...new Set(guesses)].slice(0, mostNames)
  const pages = await Promise.all(asked.map((guess) => index.page(guess, asking)))
  const at = pages.findIndex((page) => page !== null && page.files.length > 0)
  return asked[at] ?? null
}

/**
 * The versions nearest to the one that conditions such as `==3.14.2` or `>99` name: the one before it, the one after it, and the newest,
 * each once, nearest first. Those that do not suit the machine are left out.
 */
export function nearestVersions(versions: readonly PackageVersion[], conditions: string): string[] {
  const able = versions.filter(({ fits, isYanked }) => fits && !isYanked)
  const final = able.filter(({ isPrerelease }) => !isPrerelease)
  const list = (final.length > 0 ? final : able).map(({ version }) => version)
  const asked = readVersion(/(?:===?|[<>~!]=?)\s*([^\s,*]+?)(?:\.\*)?(?:,|$)/.exec(conditions)?.[1] ?? '')
  if (asked === null) return list.slice(0, 1)
  const order = (version: string): number => {
    const read = readVersion(version)
    return read === null ? 0 : compareVersions(read, asked)
  }
  // Newest first: the last one above it, the first one below it.
  const above = list.findLast((version) => order(version) > 0)
  const below = list.find((version) => order(version) < 0)
  const near = [below, above, list[0]].filter((version) => version !== undefined)
  return [...new Set(near)]
}

/** What the index may have something nearer to: a name, a version, or a version for this Python and machine. */
const hasNearest =
  /^(?:package-unknown|version-unknown|package-needs-python|package-not-for-(?:python|system|machine))$/

/**
 * A problem about a name or a version that the index lacks, with what is nearest to it: `nearest` is the name, or the versions joined by
 * commas; where a version does not suit this Python or machine, the newest one that does. Any other problem, and one that nothing is near to, stays as it is. Never rejects but where the signal aborts.
 */
export async function withNearest(
  told: Problem,
  index: PackageIndex,
  asking: Asking,
  machine: Machine,
): Promise<Problem> {
  const name = String(told.params['name'] ?? '')
  if (name === '' || !hasNearest.test(told.code)) return told
  try {
    if (told.code === 'package-unknown') {
      const nearest = await nearestName(name, index, asking)
      return nearest === null ? told : { ...told, params: { ...told.params, nearest }, fix: 'use-nearest' }
    }
    const page = await index.page(name, asking)
    const versions = page === null ? [] : versionsOf(page, name, machine)
    if (told.code !== 'version-unknown') {
      const fitting = versions.filter(({ fits, isYanked }) => fits && !isYanked)
      const nearest = (fitting.find(({ isPrerelease }) => !isPrerelease) ?? fitting[0])?.version
      return nearest === undefined ? told : { ...told, params: { ...told.params, nearest } }
    }
    const near = nearestVersions(versions, String(told.params['version'] ?? ''))
    const newest = latestOf(versions)?.version ?? ''
    if (near.length === 0) return told
    return { ...told, params: { ...told.params, nearest: near.join(', '), newest }, fix: 'use-nearest' }
  } catch {
    // The index was asked as a kindness: what uv said stands.
    asking.signal?.throwIfAborted()
    return told
  }
}
