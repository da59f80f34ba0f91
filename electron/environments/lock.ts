import { createHash } from 'node:crypto'
import type { BaseChange, Package } from '../../shared/model/environment'
import type { Dependency } from '../../shared/model/node'
import { basePackages } from '../../shared/dify/targets/target'
import { normalDependencies } from '../../shared/packages/nodeDependencies'
import type { EnvironmentWish } from '../engineTypes'
import { redact } from './redact'
import { normalName, requiredNames } from './requirementsFile'

/** A resolved set: exact pins, and what they did to the base. */
export interface Lock {
  readonly pins: readonly string[]
  readonly packages: readonly Package[]
  readonly baseChanges: readonly BaseChange[]
  /** What is installed in place of the pins, where the lock beside the requirements has it: the same packages, with their hashes if all have some. */
  readonly file?: { readonly text: string; readonly isHashed: boolean }
  /** Names the content of packages that lie on this machine; "" where there are none. */
  readonly local: string
}

/** A hash short enough for a folder's name, so that paths stay short on Windows. */
export function shortHash(...parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:${part}`)
  return hash.digest('hex').slice(0, 16)
}

/** Names a wish: the same target, requirements and dependencies are the same wish, however often it is asked. */
export function wishId(wish: EnvironmentWish): string {
  if (wish.interpreter === 'node') return shortHash('node', wish.target.id)
  const { target, requirements, dependencies, lock = '' } = wish
  const beside = [...localParts(wish), ...(lock === '' ? [] : [lock])]
  return shortHash(target.id, requirements, JSON.stringify(normalDependencies(dependencies)), ...beside)
}

/** What lies beside the requirements is part of what is wished for. */
export function localParts({ local }: EnvironmentWish): string[] {
  return local === undefined ? [] : [local.folder, local.fingerprint]
}

/** A dependency as a requirement: no version or `latest` leaves it open, a bare version pins it, a range stays. */
export function dependencyRequirement({ name, version }: Dependency): string {
  const wanted = version.trim()
  if (wanted === '' || wanted.toLowerCase() === 'latest') return name.trim()
  return /^[<>=!~]/.test(wanted) ? `${name.trim()}${wanted}` : `${name.trim()}==${wanted}`
}

function splitPin(pin: string): { name: string; version: string } {
  const [name = '', version = ''] = pin.replace(/^-e /, '').split(/==| @ /)
  // What is shown and exported tells no login of an address; the pin itself keeps it, to be installed.
  return { name: normalName(name.replace(/\[.*$/, '').trim()), version: redact(version.trim()) }
}

/** Makes a lock of pins: tells the base's packages from the author's own and from what those need. */
export function lockOf(wish: EnvironmentWish, pins: readonly string[]): Lock {
  const base = new Map(basePackages(wish.target).map((pin) => [splitPin(pin).name, splitPin(pin).version]))
  const asked = new Set([
    ...requiredNames(wish.requirements),
    ...(wish.local?.names ?? []),
    ...wish.dependencies.map(({ name }) => normalName(name.trim())),
  ])
  const packages = pins.map((pin) => {
    const { name, version } = splitPin(pin)
    // A path need not tell the name of what lies there; nobody but the author asks for one.
    const isAsked = asked.has(name) || version.startsWith('file:')
    const origin = isAsked ? 'own' : base.get(name) === version ? 'base' : base.has(name) ? 'base' : 'needed'
    return { name, version, origin } as const
  })
  const now = new Map(packages.map(({ name, version }) => [name, version]))
  const baseChanges = [...base]
    .filter(([name, version]) => now.get(name) !== version)
    .map(([name, from]) => ({ name, from, to: now.get(name) ?? null }))
  const local = pins.some((pin) => pin.includes(' @ file:')) ? (wish.local?.fingerprint ?? '') : ''
  return { pins: [...pins].sort(), packages, baseChanges, local }
}

/** The lock of a wish that adds nothing to the base: the list that ships with the target. */
export function baseLock(wish: EnvironmentWish): Lock {
  return lockOf(wish, basePackages(wish.target))
}
