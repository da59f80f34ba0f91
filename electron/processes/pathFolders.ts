import { systemPaths } from '../files/systemPaths'

/** The folders of PATH, in their order, as the system writes it. Windows writes its name in any case; a relative folder would be another one in each run. */
export function pathFolders(env: NodeJS.ProcessEnv, { path } = systemPaths): string[] {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return (env[name] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
}

/**
 * Whether a folder holds the stand-ins of a version manager. They answer for the version that is active where they are called, and need
 * more of the environment than a run has; the real programs are looked up where the managers keep them.
 */
export function isShims(folder: string): boolean {
  return /[\\/](shims|\.?volta[\\/]bin)[\\/]?$/i.test(folder)
}
