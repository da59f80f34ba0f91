import { homedir } from 'node:os'
import type { DataFolders } from '../engineTypes'
import { systemPathsOf } from '../files/systemPaths'
import { readPlace } from '../moving/placeFile'

/** The data folder, and who says that it is that one. */
export interface DataPlace {
  readonly root: string
  readonly origin: 'environment' | 'moved' | 'usual'
  /** The data folder that was used before this one, and that still lies where it was; null: none, or nobody knows. */
  readonly before: string | null
}

/** Where the system would have the data folder. */
export function systemPlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { join } = systemPathsOf(platform).path
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nodelab')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Nodelab')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'nodelab')
}

/** `NODELAB_HOME`, else the folder that the author has moved it to, else the system's usual place. Throws a ProblemError where a moved one is not there. */
export function dataPlace(env: NodeJS.ProcessEnv = process.env, platform = process.platform): DataPlace {
  const named = env['NODELAB_HOME']
  if (named) return { root: named, origin: 'environment', before: null }
  const moved = readPlace(env, platform)
  if (moved === null) return { root: systemPlace(env, platform), origin: 'usual', before: null }
  return { root: moved.folder, origin: 'moved', before: moved.before ?? null }
}

/**
 * Where Nodelab keeps its own things. uv's cache stays where `UV_CACHE_DIR` says, since a cache on the same disk as the environments makes them links
 * instead of copies. Throws a ProblemError as `dataPlace` does.
 */
export function dataFolders(env: NodeJS.ProcessEnv = process.env, platform = process.platform): DataFolders {
  const { join } = systemPathsOf(platform).path
  const { root } = dataPlace(env, platform)
  return {
    root,
    environments: join(root, 'environments'),
    python: join(root, 'python'),
    uv: join(root, 'uv'),
    uvCache: env['UV_CACHE_DIR'] || join(root, 'uv-cache'),
    settingsFile: join(root, 'settings.json'),
  }
}
