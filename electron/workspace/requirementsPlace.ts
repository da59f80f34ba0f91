import { readFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { RequirementsPlace } from '../../shared/model/workspace'
import { isFile, isFolder } from '../files/look'

/** Dify's own name of the file. */
export const requirementsName = 'python-requirements.txt'

/** Dify's compose file mounts this folder of `volumes/sandbox` at `/dependencies`, and the sandbox reads the file in it. */
const mounted = 'dependencies'

/** The file of requirements that counts for a folder. */
export interface PlacedRequirements {
  readonly path: string
  readonly place: RequirementsPlace['place']
  readonly isPointed: boolean
}

/** Keys that a sandbox's own `conf/config.yaml` has, and hardly any other file of that name. */
const ofSandbox = /^\s*(?:max_workers|worker_timeout|python_path|enable_network|python_lib_path)\s*:/m

async function hasSandboxConfig(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'conf', 'config.yaml'), 'utf8').catch(() => '')
  return ofSandbox.test(text)
}

/** Whether a folder is the `docker/volumes/sandbox` of a Dify. */
export async function isSandboxFolder(folder: string): Promise<boolean> {
  if (await hasSandboxConfig(folder)) return true
  if (!(await isFolder(join(folder, mounted)))) return false
  // Without its configuration the folder is known by its name, or by having the file there and none of its own.
  if (basename(folder) === 'sandbox' && basename(dirname(folder)) === 'volumes') return true
  const [there, here] = await Promise.all([
    isFile(join(folder, mounted, requirementsName)),
    isFile(join(folder, requirementsName)),
  ])
  return there && !here
}

/** Whether a file is what a sandbox reads: `dependencies/python-requirements.txt` of its folder. */
async function isOfSandbox(path: string): Promise<boolean> {
  const folder = dirname(path)
  return basename(path) === requirementsName && basename(folder) === mounted && isSandboxFolder(dirname(folder))
}

/**
 * Finds the file of requirements of a folder: the one that the author pointed at, the one of the sandbox whose folder it is (or its
 * `dependencies`), or its own.
 */
export async function placeRequirements(folder: string, pointed: string | null): Promise<PlacedRequirements> {
  if (pointed !== null) {
    return { path: pointed, place: (await isOfSandbox(pointed)) ? 'dify-sandbox' : 'elsewhere', isPointed: true }
  }
  if (await isSandboxFolder(folder)) {
    return { path: join(folder, mounted, requirementsName), place: 'dify-sandbox', isPointed: false }
  }
  const path = join(folder, requirementsName)
  return { path, place: (await isOfSandbox(resolve(path))) ? 'dify-sandbox' : 'workspace', isPointed: false }
}

/** The place as the window shows it. */
export function shownPlace(folder: string, { path, place, isPointed }: PlacedRequirements): RequirementsPlace {
  const inside = relative(folder, path)
  const isInside = !inside.startsWith('..') && !isAbsolute(inside)
  return { place, isPointed, path: isInside ? inside : path }
}
