import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ownerOnly, writeAtomic } from '../files/atomicFile'
import { closeToOthers } from '../files/closeToOthers'
import { problem, ProblemError } from '../../shared/problems'
import type { ReasonCode } from '../../shared/problems/reasonWords'
import { basePackages } from '../../shared/dify/targets/target'
import { isPackageName, isVersionWish, normalDependencies } from '../../shared/packages/nodeDependencies'
import type { EnvironmentWish } from '../engineTypes'
import { heldLine, heldPackage } from './held'
import { dependencyRequirement, type Lock, baseLock, localParts, lockOf, shortHash } from './lock'
import { withLocalNames } from './localNames'
import type { RunUv } from './otherIndexes'
import { dependenciesName, requirementsName, textForUv } from './requirementProblem'
import { addressIn, lockFromFile, pinOf, readLockOf } from './requirementsLock'
import { asksForSomething } from './requirementsFile'
import { redact } from './redact'
import { uvProblem } from './uvProblem'

export interface Resolving {
  readonly uv: string
  /** Runs uv, on another index where the chosen one does not serve. */
  readonly run: RunUv
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
  const preferences = preferencesOf(wish, resolving.pythonVersion)
  const dependencies = JSON.stringify(normalDependencies(wish.dependencies))
  const parts = [preferences.join(' '), wish.requirements, dependencies, ...localParts(wish)]
  return join(resolving.locks, `${shortHash(...parts, resolving.pythonVersion, index)}.txt`)
}

/** What stays as it is unless it must change: the packages of the lock beside the requirements where it fits, else the target's base. */
export function preferencesOf(wish: EnvironmentWish, pythonVersion: string): readonly string[] {
  const { state, entries } = readLockOf(wish, pythonVersion)
  return state === 'matches' ? entries.filter(({ version }) => version !== '').map(pinOf) : basePackages(wish.target)
}

/** Whether a wish adds nothing to its target's base. */
export function isBaseAlone(wish: EnvironmentWish): boolean {
  return wish.dependencies.every(({ name }) => name.trim() === '') && !asksForSomething(wish.requirements)
}

/**
 * The lock of a wish without any process: that of the file beside the requirements, the base's own, or one that was resolved before. Null where
 * it must be resolved.
 */
export async function knownLock(
  wish: EnvironmentWish,
  kept: Pick<Resolving, 'locks' | 'pythonVersion' | 'env'>,
): Promise<Lock | null> {
  const fromFile = lockFromFile(wish, kept.pythonVersion)
  if (fromFile !== null) return fromFile
  if (isBaseAlone(wish)) return baseLock(wish)
  try {
    const path = lockFile(wish, kept)
    const text = await readFile(path, 'utf8')
    closeToOthers(path)
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
export function refuseOddDependencies(wish: EnvironmentWish): void {
  for (const { name, version } of wish.dependencies) {
    if (name.trim() === '') continue
    const odd = !isPackageName(name) ? name : !isVersionWish(version) ? version : null
    if (odd === null) continue
    const params = { name, odd: odd.slice(0, 200), reasonCode: 'not-a-package' satisfies ReasonCode }
    throw new ProblemError(problem('dependency-broken', 'environment', { params }))
  }
}

/**
 * Resolves the author's requirements and the node's dependencies over the base, as pip would in Dify's container: the base's pins are
 * uv's preferences, so what is there stays unless it must change. Throws a ProblemError in the author's words and lines.
 */
export async function resolve(wish: EnvironmentWish, resolving: Resolving): Promise<Lock> {
  const fromFile = lockFromFile(wish, resolving.pythonVersion)
  if (fromFile !== null) return allowedLock(fromFile, resolving)
  const known = resolving.anew && !isBaseAlone(wish) ? null : await knownLock(wish, resolving)
  if (known !== null) return known
  refuseOddDependencies(wish)
  const held = resolving.allowed ? null : heldLine(wish)
  if (held !== null) throw new ProblemError(held)
  const preferences = preferencesOf(wish, resolving.pythonVersion)
  const text = await compile(wish, resolving, preferences, ['--no-header', '--no-annotate'])
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\\$/, '').trim())
  const pins = lines.filter((line) => line !== '' && !/^(#|-(?!e\b))/.test(line))
  const lock = lockOf(wish, await withLocalNames(pins, wish, resolving))
  await keepLock(wish, resolving, lock)
  return lock
}

/** Keeps what a wish was resolved to, so that the same wish needs no process the next time. */
export async function keepLock(
  wish: EnvironmentWish,
  kept: Pick<Resolving, 'locks' | 'pythonVersion' | 'env'>,
  { pins }: Lock,
): Promise<void> {
  await mkdir(kept.locks, { recursive: true })
  // An address in it may hold a login.
  await writeAtomic(lockFile(wish, kept), `${pins.join('\n')}\n`, ownerOnly)
}

/** A lock that came from elsewhere is followed away from the index only by the author's word. */
function allowedLock(lock: Lock, { allowed }: Resolving): Lock {
  const address = allowed ? null : addressIn(lock)
  if (address === null) return lock
  const params = { text: redact(address) }
  throw new ProblemError(problem('lock-held', 'requirements', { severity: 'info', params }))
}

/** Lets uv resolve a wish and returns what it wrote. What `preferences` pin stays unless it must change. Throws a ProblemError. */
export async function compile(
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'locks' | 'anew'>,
  preferences: readonly string[],
  form: readonly string[],
): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'nodelab-resolving-')))
  try {
    return await compileIn(folder, wish, resolving, preferences, form)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function compileIn(
  folder: string,
  wish: EnvironmentWish,
  resolving: Omit<Resolving, 'locks' | 'anew'>,
  preferences: readonly string[],
  form: readonly string[],
): Promise<string> {
  const names = basePackages(wish.target).map((pin) => pin.split('==')[0] ?? '')
  const dependencies = wish.dependencies.filter(({ name }) => name.trim() !== '').map(dependencyRequirement)
  // The author's file under its own name, so that uv's messages name it as he does.
  const files = {
    requirements: join(folder, requirementsName),
    dependencies: join(folder, dependenciesName),
    base: join(folder, 'nodelab.base.txt'),
    lock: join(folder, 'nodelab.lock.txt'),
  }
  await writeFile(files.requirements, textForUv(wish))
  await writeFile(files.dependencies, dependencies.join('\n'))
  await writeFile(files.base, names.join('\n'))
  await writeFile(files.lock, `${preferences.join('\n')}\n`)
  const args = ['pip', 'compile', files.requirements, files.dependencies, files.base, '-o', files.lock]
  const options = [...form, '--python', resolving.python]
  // As an option: uv's variable of that name does not reach every one of its commands.
  if (!resolving.allowed) options.push('--no-build')
  const end = await resolving.run(resolving.uv, [...args, ...options], {
    env: resolving.env,
    // Paths of packages count from here, as pip has it.
    cwd: wish.local?.folder ?? folder,
    onLine: resolving.onLine,
    ...(resolving.signal === undefined ? {} : { signal: resolving.signal }),
  })
  if (end.cancelled) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
  if (end.exitCode !== 0) {
    const held = resolving.allowed ? null : heldPackage(end.stderr, wish)
    throw new ProblemError(held ?? uvProblem(end.stderr, wish))
  }
  return readFile(files.lock, 'utf8')
}
