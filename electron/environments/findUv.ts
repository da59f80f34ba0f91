import { homedir } from 'node:os'
import type { Settings } from '../../shared/model/settings'
import { problem, ProblemError } from '../../shared/problems'
import type { DataFolders } from '../engineTypes'
import { isProgram } from '../files/look'
import { systemPaths } from '../files/systemPaths'
import { pathFolders } from '../processes/pathFolders'
import { runTool } from '../processes/runTool'
import { namedIndex, toolEnvironment } from './childEnvironment'
import { installUv, uvRelease } from './installUv'

/** A uv that answered, and where it was found. */
export interface FoundUv {
  readonly path: string
  readonly version: string
  readonly origin: 'setting' | 'NODELAB_UV' | 'bundled' | 'PATH' | 'usual folder' | 'installed'
}

export interface UvSearch {
  readonly folders: DataFolders
  readonly settings: Settings
  readonly env: NodeJS.ProcessEnv
  /** The packed app's resources folder; null in a checkout. */
  readonly resourcesPath: string | null
  /** The user's folder; a test gives another. */
  readonly home?: string
}

/** Where a uv may lie, in the order in which one is taken, as `paths` of a system have it. */
export function uvPlaces(search: UvSearch, paths = systemPaths): { path: string; origin: FoundUv['origin'] }[] {
  const { env, folders, resourcesPath, home = homedir() } = search
  const { join } = paths.path
  const binary = paths.program('uv')
  const onPath = pathFolders(env, paths)
  const usual = [join(home, '.local', 'bin'), join(home, '.cargo', 'bin')]
  if (!paths.isWindows) usual.push('/opt/homebrew/bin', '/usr/local/bin', '/home/linuxbrew/.linuxbrew/bin')
  return [
    ...(resourcesPath === null ? [] : [{ path: join(resourcesPath, 'uv', binary), origin: 'bundled' as const }]),
    ...onPath.map((folder) => ({ path: join(folder, binary), origin: 'PATH' as const })),
    ...usual.map((folder) => ({ path: join(folder, binary), origin: 'usual folder' as const })),
    { path: join(folders.uv, uvRelease.version, binary), origin: 'installed' as const },
  ]
}

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const end = await runTool(path, ['--version'], { env, timeout: 20_000 })
  return end.exitCode === 0 ? (/^uv (\d\S*)/.exec(end.stdout)?.[1] ?? null) : null
}

/** The oldest uv that has every option that Nodelab gives it. */
const oldest = '0.5.0'

function isNewEnough(version: string): boolean {
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0
}

/** The uv that the author named; a name that leads nowhere is told, since he would not expect another to run. */
async function chosenUv(search: UvSearch, path: string, env: NodeJS.ProcessEnv): Promise<FoundUv> {
  const version = await versionOf(path, env)
  if (version === null) throw new ProblemError(problem('uv-setting-wrong', 'environment', { params: { path } }))
  if (!isNewEnough(version)) {
    throw new ProblemError(problem('uv-too-old', 'environment', { params: { path, version, oldest } }))
  }
  return { path, version, origin: search.settings.uvPath === '' ? 'NODELAB_UV' : 'setting' }
}

/** Looks for a uv without fetching one. Null where there is none; throws a ProblemError for a setting that names no uv. */
export async function lookForUv(search: UvSearch): Promise<FoundUv | null> {
  const env = toolEnvironment(search.env, search.folders, search.settings)
  const chosen = search.settings.uvPath || search.env['NODELAB_UV'] || ''
  if (chosen !== '') return chosenUv(search, chosen, env)
  for (const { path, origin } of uvPlaces(search)) {
    if (!(await isProgram(path))) continue
    const version = await versionOf(path, env)
    if (version !== null && isNewEnough(version)) return { path, version, origin }
  }
  return null
}

/** Finds uv: the setting, the copy bundled with the app, PATH, the usual folders; else installs its wheel. Throws a ProblemError. */
export async function findUv(search: UvSearch, signal?: AbortSignal): Promise<FoundUv> {
  const found = await lookForUv(search)
  if (found !== null) return found
  const env = toolEnvironment(search.env, search.folders, search.settings)
  const path = await installUv({
    folder: search.folders.uv,
    env,
    index: namedIndex(search.env, search.settings),
    ...(signal === undefined ? {} : { signal }),
  })
  const version = await versionOf(path, env)
  if (version !== null) return { path, version, origin: 'installed' }
  throw new ProblemError(problem('uv-does-not-run', 'environment', { params: { path } }))
}
