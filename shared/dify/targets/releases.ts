import { nearestTarget, targets } from '.'
import type { Target } from './target'

const isRelease = (name: string): boolean => /^\d+\.\d+\.\d+$/.test(name)

/** The releases of Dify that a target stands for, oldest first: `1.13.0`, `1.13.1`, `1.13.2`. */
export function releasesOf({ id, aliases }: Target): string[] {
  return [...aliases, id.replace(/^dify-/, '')].filter(isRelease)
}

/** Those as a range: `1.13.0–1.13.2`, or the one there is. */
export function rangeOf(target: Target): string {
  const releases = releasesOf(target)
  const [first] = releases
  const last = releases.at(-1)
  if (first === undefined || last === undefined) return target.id.replace(/^dify-/, '')
  return first === last ? first : `${first}–${last}`
}

/**
 * The targets of a release as far as it is typed (`1.15`, `v1.1`, `Dify 0.15.2`), newest first; for a release without a record the nearest. None for what
 * is no version.
 */
export function targetsOfRelease(typed: string): readonly Target[] {
  const version = typed.trim().replace(/^(?:dify[\s-]*)?v?/i, '')
  if (!/^\d+(?:\.\d*)*$/.test(version)) return []
  const begins = (name: string): boolean =>
    name === version || name.startsWith(version.endsWith('.') ? version : `${version}.`)
  const names = (target: Target): string[] => [target.id.replace(/^dify-/, ''), ...target.aliases]
  const found = targets.filter((target) => names(target).some(begins))
  if (found.length > 0) return found
  const longer = targets.filter((target) => names(target).some((name) => name.startsWith(version)))
  if (longer.length > 0) return longer
  const nearest = nearestTarget(version)
  return nearest === null ? [] : [nearest]
}
