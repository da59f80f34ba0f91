import { relative, resolve } from 'node:path'
import { basePackages } from '../../shared/dify/targets/target'
import type { Package } from '../../shared/model/environment'
import type { PackageChange } from '../../shared/model/packages'
import { normalName } from '../../shared/packages/packageName'
import { readRequirements } from '../../shared/packages/requirementsFile'
import { ProblemError } from '../../shared/problems'
import { nameAndVersion } from '../bundles/wheelsOfLock'
import type { EnvironmentWish } from '../engineTypes'
import { heldLine } from '../environments/held'
import { heldInRehearsal } from './heldRehearsal'
import { baseLock, dependencyRequirement, type Lock, lockOf } from '../environments/lock'
import { withLocalNames } from '../environments/localNames'
import { lockFromFile } from '../environments/requirementsLock'
import { dependenciesName, requirementsName } from '../environments/requirementProblem'
import {
  compile,
  isBaseAlone,
  keepLock,
  knownLock,
  preferencesOf,
  refuseOddDependencies,
  type Resolving,
} from '../environments/resolve'

/** What uv resolved, and who asks for each package: by its normalised name, what asks for it. */
export interface Rehearsed {
  readonly lock: Lock
  readonly because: ReadonlyMap<string, readonly string[]>
}

/** The author's lines that ask for a package, as he wrote them. */
function linesFor(name: string, { requirements, dependencies }: EnvironmentWish): string[] {
  const lines = readRequirements(requirements).entries.filter(
    (entry) => entry.kind === 'requirement' && normalName(entry.name) === name,
  )
  const texts = lines.map(({ text }) =>
    text
      .replace(/\s#.*$/, '')
      .replace(/\\[^]*$/, '')
      .trim(),
  )
  const own = dependencies.filter((one) => normalName(one.name.trim().replace(/\[.*$/, '')) === name)
  return [...texts, ...own.map(dependencyRequirement)]
}

const asking = /^(\S+?)(?:\[[^\]]*\])?(?:==| @ )(\S+?)(?:\s*;[^#]*?)?\s+# via (.+)$/

/** The author's other file that asks for a package, as he would name it. */
function nestedReason(word: string, { local }: EnvironmentWish): string[] {
  const [, path] = /^-r (.+)$/.exec(word) ?? []
  if (path === undefined || local === undefined) return []
  // uv names a file from the folder in which it runs.
  const nested = local.nested.find((one) => one.path === resolve(local.folder, path))
  return nested === undefined ? [] : [`-r ${relative(local.folder, nested.path)}`]
}

/** What asks for each package, by uv's `# via …` at the end of a line; the author's files are told by his own lines. */
export function reasonsIn(text: string, wish: EnvironmentWish): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of text.split(/\r?\n/)) {
    const [, name, , via = ''] = asking.exec(line) ?? []
    if (name === undefined) continue
    const key = normalName(name)
    const words = via.split(/,\s+/)
    const isOwn = words.some(
      (word) => /^-r .*$/.test(word) && [requirementsName, dependenciesName].some((file) => word.endsWith(file)),
    )
    found.set(key, [
      ...(isOwn ? linesFor(key, wish) : []),
      ...words.filter((word) => !/^-[rc] /.test(word)).map(normalName),
      ...words.flatMap((word) => nestedReason(word, wish)),
    ])
  }
  return found
}

/**
 * Resolves a wish as its build would, and tells who asks for what. Nothing is built. What it finds is kept, so that the build gets these very
 * versions, unless that waits for the author's word. Throws a ProblemError where it can't be had.
 */
export async function rehearse(wish: EnvironmentWish, resolving: Omit<Resolving, 'allowed'>): Promise<Rehearsed> {
  const fixed = lockFromFile(wish, resolving.pythonVersion)
  if (fixed !== null) return { lock: fixed, because: new Map() }
  if (isBaseAlone(wish)) {
    const lock = await knownLock(wish, resolving)
    if (lock !== null) return { lock, because: new Map() }
  }
  refuseOddDependencies(wish)
  const held = heldInRehearsal(wish)
  if (held !== null) throw new ProblemError(held)
  const form = ['--no-header', '--annotation-style', 'line']
  // What was resolved before stays: the build takes it as it is.
  const known = resolving.anew ? null : await knownLock(wish, resolving)
  const preferences = known?.pins ?? preferencesOf(wish, resolving.pythonVersion)
  const text = await compile(wish, { ...resolving, allowed: false }, preferences, form)
  const pins = text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/\s#.*$/, '')
        .replace(/\\$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !/^(?:#|-(?!e\b))/.test(line))
  const lock = known ?? lockOf(wish, await withLocalNames(pins, wish, { ...resolving, allowed: false }))
  // What was resolved counts as allowed: a line that waits for the author's word must go on waiting for it.
  if (known === null && heldLine(wish) === null) await keepLock(wish, resolving, lock)
  return { lock, because: reasonsIn(text, wish) }
}

/**
 * The packages that a wish has now: those it was resolved to, or is resolved to for this; of one that can't be had, those of the target's
 * base.
 */
export async function presentOf(
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'allowed'>,
): Promise<readonly Package[]> {
  const known = await knownLock(wish, resolving)
  if (known !== null) return known.packages
  try {
    return (await rehearse(wish, resolving)).lock.packages
  } catch (error) {
    if (!(error instanceof ProblemError) || resolving.signal?.aborted === true) throw error
    return baseLock(wish).packages
  }
}

/** The version that the name of a wheel tells, where all that is known is its address. */
function shownVersion(version: string): string {
  const file = /([^/\\]+\.whl)(?:[?#].*)?$/i.exec(version)?.[1]
  return file === undefined ? version : nameAndVersion(decodeURIComponent(file)).version
}

/** What a change does to the packages that are there, by name. */
export function changesOf(
  wish: EnvironmentWish,
  present: readonly Package[],
  { lock, because }: Rehearsed,
): PackageChange[] {
  const base = new Set(basePackages(wish.target).map((pin) => normalName(pin.split('==')[0] ?? '')))
  const before = new Map(present.map(({ name, version }) => [normalName(name), shownVersion(version)]))
  const after = new Map(lock.packages.map(({ name, version }) => [normalName(name), shownVersion(version)]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort()
    .map((name) => ({
      name,
      from: before.get(name) ?? null,
      to: after.get(name) ?? null,
      isBase: base.has(name),
      because: [...(because.get(name) ?? [])],
    }))
}
