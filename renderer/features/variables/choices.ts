import type { OfferedPackage } from '../requirements/packageNames'

/** What can be chosen in place of typing it. */
export interface Choice {
  readonly value: string
  /** A word beside it: what is imported of it, what speaks against it. */
  readonly remark: string
}

/** So many names are shown: more are found by one more letter. */
const mostNames = 8

/**
 * The packages whose name, or what is imported of them, begins as what is typed: names before modules. None where nothing is typed, and
 * none once a name is written out, so that Enter keeps it.
 */
export function nameChoices(
  typed: string,
  offered: readonly OfferedPackage[],
  inEnvironment: (version: string) => string,
): Choice[] {
  const wanted = typed.trim().toLowerCase().replaceAll('_', '-')
  if (wanted === '' || offered.some(({ name }) => name.toLowerCase() === wanted)) return []
  const begins = (word: string): boolean => word.toLowerCase().replaceAll('_', '-').startsWith(wanted)
  const byName = offered.filter(({ name }) => begins(name))
  const byModule = offered.filter((one) => !byName.includes(one) && one.modules.some(begins))
  return [...byName, ...byModule].slice(0, mostNames).map(({ name, modules, version }) => ({
    value: name,
    remark: version === null ? modules.join(', ') : inEnvironment(version),
  }))
}

/** The versions that begin as what is typed; all of them where nothing was typed yet, none for a range. */
export function versionChoices(typed: string, kept: string, versions: readonly Choice[]): Choice[] {
  const wanted = typed.trim().replace(/^==\s*/, '')
  if (wanted === '' || typed === kept) return [...versions]
  const found = versions.filter(({ value }) => value.startsWith(wanted))
  return found.length === 1 && found[0]?.value === wanted ? [] : found
}
