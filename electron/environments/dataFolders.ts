import { homedir } from 'node:os'
import type { DataFolders } from '../engineTypes'
import { systemPathsOf } from '../files/systemPaths'

function systemPlace(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { join } = systemPathsOf(platform).path
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nodelab')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Nodelab')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'nodelab')
}

/**
 * Where Nodelab keeps its own things: `NODELAB_HOME`, else the system's usual place. uv's cache stays where `UV_CACHE_DIR` says, since
 * a cache on the same disk as the environments makes them links instead of copies.
 */
export function dataFolders(env: NodeJS.ProcessEnv = process.env, platform = process.platform): DataFolders {
  const { join } = systemPathsOf(platform).path
  const root = env['NODELAB_HOME'] || systemPlace(env, platform)
  return {
    root,
    environments: join(root, 'environments'),
    python: join(root, 'python'),
    uv: join(root, 'uv'),
    uvCache: env['UV_CACHE_DIR'] || join(root, 'uv-cache'),
    settingsFile: join(root, 'settings.json'),
  }
}
