import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeAtomic } from '../files/atomicFile'
import { problem, ProblemError } from '../../shared/problems'
import { basePackages } from '../../shared/dify/targets/target'
import type { EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { heldLine, heldPackage } from './held'
import { isLocalPin, localPackages, namedPins } from './localPins'
import { dependencyRequirement, type Lock, baseLock, localParts, lockOf, shortHash } from './lock'
import { dependenciesName, requirementsName, textForUv } from './requirementProblem'
import { asksForSomething } from './requirementsFile'
import { uvProblem } from './uvProblem'

export interface Resolving {
  readonly uv: string
  readonly python: string
  readonly pythonVersion: string
  readonly env: NodeJS.ProcessEnv
  /** Where resolved locks are kept, so that the same wish needs no process the next time. */
  readonly locks: string
  readonly onLine: (line: string) => void
  readonly signal?: AbortSignal
  /** Ask the index again, so that `latest` means today's. */
  readonly anew: boolean
  /** Whether the author has given his word: without it no package is built from source and no line is followed away from the index. */
  readonly allowed: boolean
}

function lockFile(wish: EnvironmentWish, resolving: Pick<Resolving, 'locks' | 'pythonVersion' | 'env'>): string {
  const sources = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL', 'UV_FIND_LINKS']
  const rules = ['UV_INDEX_STRATEGY', 'UV_EXCLUDE_NEWER', 'UV_PRERELEASE', 'UV_NO_BUILD']
  const index = [...sources, ...rules].map((name) => `${name}=${resolving.env[name] ?? ''}`).join(' ')
  const asked = [wish.requirements, JSON.stringify(wish.dependencies), ...localParts(wish)]
  const parts = [basePackages(wish.target).join(' '), ...asked]
  return join(resolving.locks, `${shortHash(...parts, resolving.pythonVersion, index)}.txt`)
}

/** Whether a wish adds nothing to its target's base. */
export function isBaseAlone(wish: EnvironmentWish): boolean {
  return wish.dependencies.every(({ name }) => name.trim() === '') && !asksForSomething(wish.requirements)
}

/** The lock of a wish without any process: the base's own, or one that was resolved before. Null where it must be resolved. */
export async function knownLock(
  wish: EnvironmentWish,
  kept: Pick<Resolving, 'locks' | 'pythonVersion' | 'env'>,
): Promise<Lock | null> {
  if (isBaseAlone(wish)) return baseLock(wish)
  try {
    const text = await readFile(lockFile(wish, kept), 'utf8')
    return lockOf(
      wish,
      text.split('\n').filter((line) => line !== ''),
    )
  } catch {
    // Never resolved on this machine.
    return null
  }
}

/**
 * A dependency is a package and a version, nothing else: a node file that came from elsewhere must not slip an option (another index)
 * or an address in with it. Throws a ProblemError.
 */
function refuseOddDependencies(wish: EnvironmentWish): void {
  for (const { name, version } of wish.dependencies) {
    if (name.trim() === '') continue
    const odd = !/^[A-Za-z0-9][\w.-]*(?:\[[\w.,\s-]*\])?$/.test(name.trim())
      ? name
      : !/^(?:[\w.+!*-]*|(?:[<>=!~]=?=?\s*[\w.+!*-]+\s*,?\s*)+)$/.test(version.trim())
        ? version
        : null
    if (odd === null) continue
    const reason = `${JSON.stringify(odd)} is not a package name or version`
    throw new ProblemError(problem('dependency-broken', 'environment', { params: { name, reason } }))
  }
}

/**
 * Resolves the author's requirements and the node's dependencies over the base, as pip would in Dify's container: the base's pins are
 * uv's preferences, so what is there stays unless it must change. Throws a ProblemError in the author's words and lines.
 */
export async function resolve(wish: EnvironmentWish, resolving: Resolving): Promise<Lock> {
  const known = resolving.anew && !isBaseAlone(wish) ? null : await knownLock(wish, resolving)
  if (known !== null) return known
  refuseOddDependencies(wish)
  const held = resolving.allowed ? null : heldLine(wish)
  if (held !== null) throw new ProblemError(held)
  await mkdir(resolving.locks, { recursive: true })
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'nodelab-resolving-')))
  try {
    return await compile(wish, resolving, folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function childOf({ env, onLine, signal }: Resolving) {
  return { env, onLine, ...(signal === undefined ? {} : { signal }) }
}

/** A lock's lines with the names of local packages, which uv tells in another form of the lock alone. */
async function withNames(
  pins: readonly string[],
  wish: EnvironmentWish,
  resolving: Resolving,
  aside: string,
): Promise<readonly string[]> {
  const folder = wish.local?.folder
  const local = pins.filter(isLocalPin)
  if (folder === undefined || local.length === 0) return pins
  // By themselves: the others may be on no index, but in a folder that is named elsewhere.
  await writeFile(aside, local.join('\n'))
  const args = ['pip', 'compile', aside, '--no-deps', '--format', 'pylock.toml', '--python', resolving.python]
  const end = await runTool(resolving.uv, args, { ...childOf(resolving), cwd: folder })
  if (end.cancelled) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
  if (end.exitCode !== 0) throw new ProblemError(uvProblem(end.stderr, wish))
  return namedPins(pins, localPackages(end.stdout, folder))
}

async function compile(wish: EnvironmentWish, resolving: Resolving, folder: string): Promise<Lock> {
  const pins = basePackages(wish.target)
  const names = pins.map((pin) => pin.split('==')[0] ?? '')
  const dependencies = wish.dependencies.filter(({ name }) => name.trim() !== '').map(dependencyRequirement)
  // The author's file under its own name, so that uv's messages name it as he does.
  const files = {
    requirements: join(folder, requirementsName),
    dependencies: join(folder, dependenciesName),
    base: join(folder, 'base.txt'),
    lock: join(folder, 'lock.txt'),
  }
  await writeFile(files.requirements, textForUv(wish))
  await writeFile(files.dependencies, dependencies.join('\n'))
  await writeFile(files.base, names.join('\n'))
  await writeFile(files.lock, `${pins.join('\n')}\n`)
  const args = ['pip', 'compile', files.requirements, files.dependencies, files.base, '-o', files.lock]
  const options = ['--no-header', '--no-annotate', '--python', resolving.python]
  // As an option: uv's variable of that name does not reach every one of its commands.
  if (!resolving.allowed) options.push('--no-build')
  const end = await runTool(resolving.uv, [...args, ...options], {
    ...childOf(resolving),
    // Paths of packages count from here, as pip has it.
    cwd: wish.local?.folder ?? folder,
  })
  if (end.cancelled) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
  if (end.exitCode !== 0) {
    const held = resolving.allowed ? null : heldPackage(end.stderr, wish)
    throw new ProblemError(held ?? uvProblem(end.stderr, wish))
  }
  const text = await readFile(files.lock, 'utf8')
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\s*\\$/, '').trim())
  const pinned = lines.filter((line) => line !== '' && !/^(#|-(?!e\b))/.test(line))
  const lock = lockOf(wish, await withNames(pinned, wish, resolving, join(folder, 'local.txt')))
  await writeAtomic(lockFile(wish, resolving), `${lock.pins.join('\n')}\n`)
  return lock
}
