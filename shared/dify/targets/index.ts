import { dify1_16, records } from './records'
import { onSandboxPy, sandboxPySuffix } from './sandboxPy'
import type { Target } from './target'

/** Every Dify that Nodelab knows, newest first, with its own sandbox. */
export const targets: readonly Target[] = records

/** Those that a menu lists by themselves; the others are patch releases of one of them. */
export const listedTargets: readonly Target[] = targets.filter(({ variantOf }) => variantOf === null)

/** The target of a workspace that names none: the newest. */
export const defaultTarget: Target = dify1_16

const wordsOfSandboxPy = /(?:^|[\s+@,]+)(?:with\s+|on\s+)?(?:dify-)?sandbox-py$/

/** A target's name without its sandbox, as its version: `Dify 1.16 + dify-sandbox-py` is `1.16`. */
function versionIn(name: string): { version: string; onPy: boolean } {
  const wanted = name.trim().toLowerCase()
  const version = wanted.replace(wordsOfSandboxPy, '').replace(/^(?:dify[\s-]*)?v?(?=\d)|^dify[\s-]*/, '')
  return { version, onPy: wordsOfSandboxPy.test(wanted) }
}

/**
 * Finds a target by id, name or version: `dify-1.16`, `Dify 1.16`, `1.16`, `v1.16.1`, `latest`, each also `+sandbox-py`; `dify-sandbox-py`
 * alone is the newest Dify on it. Null where there is none.
 */
export function findTarget(name: string): Target | null {
  const { version, onPy } = versionIn(name)
  if (version === '') return onPy ? onSandboxPy(defaultTarget) : null
  if (version === 'latest') return onPy ? onSandboxPy(defaultTarget) : defaultTarget
  const found = targets.find(({ id, aliases }) => id === `dify-${version}` || aliases.includes(version)) ?? null
  return found === null || !onPy ? found : onSandboxPy(found)
}

/** The parts of a version as numbers; null where it is none. */
function partsOf(version: string): readonly number[] | null {
  return /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : null
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The target nearest to a version that is not known: the newest before it, or the oldest of all. Null for what is no version. */
export function nearestTarget(name: string): Target | null {
  const { version, onPy } = versionIn(name)
  const wanted = partsOf(version)
  if (wanted === null) return null
  const before = targets.find(({ id }) => compare(partsOf(id.slice('dify-'.length)) ?? [], wanted) <= 0)
  const nearest = before ?? targets.at(-1) ?? defaultTarget
  return onPy ? onSandboxPy(nearest) : nearest
}

/** The first Dify whose canvas reads nodes from the clipboard. */
export const clipboardSince: string =
  targets.findLast(({ clipboard }) => clipboard !== null)?.name ?? defaultTarget.name

/** Whether a DSL version is newer than that of any Dify that is known; false for what is no version. */
export function isNewerDsl(version: string): boolean {
  const [given, newest] = [partsOf(version), partsOf(defaultTarget.dslVersion)]
  return given !== null && newest !== null && compare(given, newest) > 0
}

export { onSandboxPy, sandboxPySuffix }
