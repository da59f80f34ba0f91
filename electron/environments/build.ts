import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import type { Python } from './findPython'
import { type Lock, shortHash } from './lock'
import type { Stages } from './stages'
import type { Store } from './store'
import { uvProblem } from './uvProblem'

/** The interpreter of an environment's folder. */
export function interpreterOf(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')
}

/** The key of an environment: what makes two of them the same folder. */
export function environmentKey(python: Python, lock: Lock): string {
  return shortHash(python.version, python.executable, process.platform, process.arch, lock.pins.join('\n'))
}

export interface Building {
  readonly uv: string
  readonly env: NodeJS.ProcessEnv
  readonly store: Store
  readonly stages: Stages
  readonly onLine: (line: string) => void
  readonly signal: AbortSignal
}

/** The names and versions that an interpreter finds installed, as JSON. */
const listInstalled =
  'import importlib.metadata as m, json; print(json.dumps(sorted({d.metadata["Name"].lower().replace("_","-").replace(".","-"): d.version for d in m.distributions()}.items())))'

async function tool(building: Building, wish: EnvironmentWish, file: string, args: readonly string[]): Promise<string> {
  const end = await runTool(file, args, { env: building.env, onLine: building.onLine, signal: building.signal })
  if (end.cancelled) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
  if (end.exitCode !== 0) throw new ProblemError(uvProblem(end.stderr, wish))
  return end.stdout
}

/** Fails unless exactly the lock is installed and the new interpreter runs. */
async function verify(building: Building, wish: EnvironmentWish, folder: string, lock: Lock): Promise<void> {
  const text = await tool(building, wish, interpreterOf(folder), ['-I', '-c', listInstalled])
  const installed = new Set((JSON.parse(text) as [string, string][]).map(([name, version]) => `${name}==${version}`))
  const wanted = lock.packages
    .filter(({ version }) => /^\d/.test(version))
    .map(({ name, version }) => `${name}==${version}`)
  const missing = wanted.filter((pin) => !installed.has(pin))
  if (missing.length === 0) return
  throw new ProblemError(
    problem('build-broken', 'environment', { params: { difference: missing.join(', ') }, raw: text }),
  )
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
  const { store, stages, uv } = building
  const key = environmentKey(python, lock)
  const folder = await store.newFolder()
  try {
    stages.begin('downloading')
    await tool(building, wish, uv, ['venv', '--relocatable', '--no-project', '--python', python.executable, folder])
    const pins = join(folder, 'lock.txt')
    await writeFile(pins, `${lock.pins.join('\n')}\n`)
    await tool(building, wish, uv, ['pip', 'sync', pins, '--python', interpreterOf(folder)])
    stages.begin('ready')
    await verify(building, wish, folder, lock)
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
    if (building.signal.aborted) throw new ProblemError(problem('build-cancelled', 'environment', { severity: 'info' }))
    await store.finish(folder, environment)
    return environment
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
