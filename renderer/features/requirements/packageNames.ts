import type { Package } from '../../../shared/model/environment'
import { knownPackages } from '../../../shared/packages/knownPackages'
import { normalName } from '../../../shared/packages/packageName'
import { useEnvironment } from '../../app/stores/environmentStore'

/** A name to choose while one is typed. */
export interface OfferedPackage {
  readonly name: string
  /** What is imported of it, where that has another name. */
  readonly modules: readonly string[]
  /** Its version in the environment that is in view; null where it is not in there. */
  readonly version: string | null
}

/** The packages of the environment in view. */
export function packagesNow(): readonly Package[] {
  const { builds, current } = useEnvironment.getState()
  const build = current === null ? undefined : builds[current]
  return (build?.environment ?? build?.lastGood?.environment)?.packages ?? []
}

/** The packages to offer: those of the environment first, then those that many use; without those that are asked for already. */
export function offeredPackages(asked: ReadonlySet<string>): OfferedPackage[] {
  const here = packagesNow().map(({ name, version }) => ({ name, modules: [], version }))
  const there = new Set(here.map(({ name }) => normalName(name)))
  const known = knownPackages
    .filter(({ name }) => !there.has(normalName(name)))
    .map(({ name, modules }) => ({ name, modules: modules[0] === name ? [] : modules, version: null }))
  return [...here, ...known].filter(({ name }) => !asked.has(normalName(name)))
}
