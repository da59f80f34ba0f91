import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { ownerOnly } from '../files/atomicFile'
import { systemPaths } from '../files/systemPaths'
import { runTool } from '../processes/runTool'
import type { RunUv } from './otherIndexes'
import type { Python } from './findPython'
import { patiently } from './patientUv'
import { heldPackage } from './held'
import { type Lock, shortHash } from './lock'
import { redact } from './redact'
import type { Stages } from './stages'
import { pinsName, type Store, type Turn } from './store'
import { uvProblem } from './uvProblem'
import { differences } from './verify'
import { ownSources, sourceLines } from './wishSources'

/** The interpreter of an environment's folder. */
export function interpreterOf(folder: string): string {
  return systemPaths.interpreterOf(folder)
}

/** Changes with what Nodelab puts into an environment's folder, so that two versions of it never share one. */
const format = 'environment 1'

/** The key of an environment: what makes two of them the same folder. `env` is what uv runs in. */
export function environmentKey(python: Python, lock: Lock, wish: EnvironmentWish, env: NodeJS.ProcessEnv): string {
  // What was installed without its hashes is no answer to a lock that has them.
  const hashed = lock.file?.isHashed === true ? [lock.file.text] : null
  // The base is the same whatever index has it.
  const isBase = lock.packages.every(({ origin }) => origin === 'base')
  const content = hashed ?? (isBase ? [] : ownSources(wish, env))
  const { version, executable } = python
  const pins = lock.pins.join('\n') + lock.local
  return shortHash(format, version, executable, process.platform, process.arch, pins, ...content)
}

export interface Building {
  readonly uv: string
  /** Runs uv, on another index where the chosen one does not serve. */
  readonly run: RunUv
  /** A folder that holds all wheels of the lock; null where it has none. */
  readonly wheels?: string | null
  readonly env: NodeJS.ProcessEnv
  readonly store: Store
  readonly stages: Stages
  readonly onLine: (line: string) => void
  readonly signal: AbortSignal
  /** Whether the author has given his word: without it no package is built from source. */
  readonly allowed: boolean
  /** What the new environment takes the place of, which is there and was altered (see `Store.identity`); null for nothing. */
  readonly replaces: number | null
  /** When what is there may give way. */
  readonly turn: Turn
}

/** The end of a build that was cancelled. */
export function cancelled(): ProblemError {
  return new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
}

/** The end of a build whose folder is not what it should be. */
export function broken(difference: string, raw: string): ProblemError {
  return new ProblemError(problem('build-broken', 'environment', { params: { difference }, raw }))
}

/** Runs uv for a build. Throws a ProblemError where it fails or is cancelled. */
export async function uv(building: Building, wish: EnvironmentWish, args: readonly string[]): Promise<void> {
  const { env, onLine, signal } = building
  const end = await patiently(() => building.run(building.uv, args, { env, onLine, signal }), wish, building)
  if (signal.aborted) throw cancelled()
  if (end.exitCode === 0) return
  const held = building.allowed ? null : heldPackage(end.stderr, wish)
  throw new ProblemError(held ?? uvProblem(end.stderr, wish))
}

/**
 * Installs the pins. First from uv's cache alone: exact pins need no answer of the index, asking it costs more than the install, and what
 * is cached installs without a network. What the cache lacks sends uv to the index.
 */
export async function sync(
  building: Building,
  wish: EnvironmentWish,
  pins: string,
  folder: string,
  isHashed = false,
): Promise<void> {
  const args = ['pip', 'sync', pins, '--python', interpreterOf(folder), ...(building.allowed ? [] : ['--no-build'])]
  if (isHashed) args.push('--require-hashes')
  const { env, onLine, signal } = building
  const lines: string[] = []
  const onCachedLine = (line: string): void => void lines.push(line)
  const near = building.wheels == null ? [] : ['--no-index', '--find-links', building.wheels]
  const cached = await runTool(building.uv, [...args, '--offline', ...near], { env, onLine: onCachedLine, signal })
  if (signal.aborted) throw cancelled()
  if (cached.exitCode !== 0) return uv(building, wish, args)
  building.stages.skip('downloading')
  lines.forEach(onLine)
}

/** Fails unless the new interpreter runs. */
async function runsPython(building: Building, folder: string): Promise<void> {
  const end = await runTool(interpreterOf(folder), ['-I', '-S', '-c', ''], building)
  if (building.signal.aborted) throw cancelled()
  if (end.exitCode !== 0) throw broken('python', end.stderr)
}

async function install(wish: EnvironmentWish, python: Python, lock: Lock, building: Building, folder: string) {
  const { stages } = building
  stages.begin('downloading')
  await uv(building, wish, ['venv', '--relocatable', '--no-project', '--python', python.executable, folder])
  const pins = join(folder, pinsName)
  // With a folder of all wheels nothing else is asked, whatever the requirements name.
  const sources = building.wheels == null ? sourceLines(wish) : []
  const listed = [...(lock.file === undefined ? lock.pins : [lock.file.text]), ''].join('\n')
  await writeFile(pins, [...sources, listed].join('\n'), { mode: ownerOnly })
  const installed = sync(building, wish, pins, folder, lock.file?.isHashed)
  const results = await Promise.allSettled([installed, runsPython(building, folder)])
  for (const result of results) if (result.status === 'rejected') throw result.reason
  // It stays to tell what was installed: where it came from, with its logins, is nobody's to read there.
  await writeFile(pins, redact(listed))
  stages.begin('ready')
  const different = await differences(folder, lock.packages)
  if (different.length > 0) throw broken(different.slice(0, 5).join(', '), different.join('\n'))
}

/**
 * Builds the environment of a lock aside, verifies it, marks it and gives it its name. Killed at any moment it leaves nothing that
 * could be taken for an environment. Throws a ProblemError.
 */
export async function buildEnvironment(
  wish: EnvironmentWish,
  python: Python,
  lock: Lock,
  building: Building,
): Promise<Environment> {
  const { store } = building
  const key = environmentKey(python, lock, wish, building.env)
  const folder = await store.newFolder()
  try {
    await install(wish, python, lock, building, folder)
    const environment: Environment = {
      key,
      target: wish.target.id,
      python: {
        version: python.version,
        asked: wish.target.python,
        path: interpreterOf(store.folderOf(key)),
        exact: python.version.startsWith(`${wish.target.python}.`),
      },
      packages: [...lock.packages],
      baseChanges: [...lock.baseChanges],
    }
    if (building.signal.aborted) throw cancelled()
    await store.finish(folder, environment, building)
    return environment
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    throw error
  }
}
