import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * Where what is fetched once for all checkouts lies: the user's cache folder.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'nodelab')
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'nodelab', 'Cache')
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'nodelab')
}
