import { findTarget } from '../../shared/dify/targets'
import type { Environment } from '../../shared/model/environment'
import { minorOf } from '../environments/findPython'
import { markerValues } from '../environments/markerValues'
import { type DistRequirement, readDistRequirement } from '../../shared/packages/distRequirement'
import { holds, type MarkerValues, readMarker } from '../../shared/packages/markers'
import { normalName } from '../../shared/packages/packageName'

/** What a package is and asks for. */
interface Asking {
  readonly key: string
  readonly requirements: readonly string[]
}

/** What markers may ask of this machine and a Python of this version, e.g. `3.14.2`. */
function variablesOf(python: string): MarkerValues {
  return { ...markerValues(minorOf(python)), python_full_version: python, implementation_version: python }
}

/** Whether a marker leaves a package out where these extras are asked for. What hangs on the unknown leaves nothing out. */
function leavesOut(marker: string, variables: MarkerValues, extras: ReadonlySet<string>): boolean {
  if (marker === '') return false
  const normal = marker.replace(
    /(\bextra\s*[!=]=\s*)(['"])([^'"]*)\2/g,
    (_, before: string, quote: string, name: string) => `${before}${quote}${normalName(name)}${quote}`,
  )
  const read = readMarker(normal)
  return read !== null && ['', ...extras].every((extra) => holds(read, { ...variables, extra }) === false)
}

/**
 * What each package of an environment needs of the others, both by normalised names. Which extras were asked for is known of the target's
 * base alone; an extra of another package counts where it is the only reason for a package to be there.
 */
export function neededIn(environment: Environment, installed: readonly Asking[]): Map<string, Set<string>> {
  const variables = variablesOf(environment.python.version)
  const present = new Map(
    installed.map(({ key, requirements }) => [
      key,
      requirements.map(readDistRequirement).filter((one): one is DistRequirement => one !== null),
    ]),
  )
  const extras = new Map<string, Set<string>>()
  const needed = new Map<string, Set<string>>(installed.map(({ key }) => [key, new Set()]))

  function ask(name: string, wanted: readonly string[]): void {
    const known = extras.get(name) ?? new Set()
    const isNew = !extras.has(name) || wanted.some((extra) => !known.has(extra))
    if (!present.has(name) || !isNew) return
    const all = new Set([...known, ...wanted])
    extras.set(name, all)
    for (const one of present.get(name) ?? []) {
      if (!present.has(one.name) || leavesOut(one.marker, variables, all)) continue
      if (one.name !== name) needed.get(name)?.add(one.name)
      ask(one.name, one.extras)
    }
  }

  for (const text of findTarget(environment.target)?.base.requirements ?? []) {
    const asked = readDistRequirement(text)
    if (asked !== null) ask(asked.name, asked.extras)
  }
  for (const { key } of installed) ask(key, [])

  /** Whether all that an extra brings is there: had it been asked for, it would be. */
  function isWhole(key: string, extra: string): boolean {
    return (present.get(key) ?? []).every(
      ({ name, marker }) =>
        present.has(name) || leavesOut(marker, variables, new Set([extra])) || !extrasIn(marker).includes(extra),
    )
  }

  const reached = new Set([...needed.values()].flatMap((names) => [...names]))
  for (const { name, origin } of environment.packages) {
    if (origin !== 'needed' || reached.has(name)) continue
    for (const [key, requirements] of present) {
      const extrasOfIt = requirements.filter((one) => one.name === name).flatMap(({ marker }) => extrasIn(marker))
      ask(
        key,
        extrasOfIt.filter((extra) => isWhole(key, extra)),
      )
    }
  }
  return needed
}

/** The extras that a marker names. */
function extrasIn(marker: string): string[] {
  return [...marker.matchAll(/\bextra\s*==\s*['"]([^'"]+)['"]/g)].map(([, name = '']) =>
    name.toLowerCase().replace(/[-_.]+/g, '-'),
  )
}
