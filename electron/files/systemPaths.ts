import { type PlatformPath, posix, win32 } from 'node:path'

/** How a system names programs and lays out folders; what looks for them is handed one, so that a test on one system can try the rules of the other. */
export interface SystemPaths {
  readonly isWindows: boolean
  /** Joins and splits paths as that system writes them. */
  readonly path: PlatformPath
  /** The file of a program: `uv`, `uv.exe`. */
  program(name: string): string
  /** The interpreter of an environment's folder. */
  interpreterOf(environment: string): string
  /** The folder of an environment in which its packages lie; below it Windows has them at once, the others in a folder of their Python. */
  libraryOf(environment: string): string
  /** The interpreter of an installed Python, as uv, pyenv and conda lay one out; `minor` as in `3.10`. */
  installedPython(folder: string, minor: string): string
  /** Where an installed Node lies, seen from its folder. */
  readonly nodeInside: string
  /** The program that knows all Pythons of a machine; null where a system has none. */
  readonly pythonLauncher: string | null
}

export const posixPaths: SystemPaths = {
  isWindows: false,
  path: posix,
  program: (name) => name,
  interpreterOf: (environment) => posix.join(environment, 'bin', 'python'),
  libraryOf: (environment) => posix.join(environment, 'lib'),
  installedPython: (folder, minor) => posix.join(folder, 'bin', `python${minor}`),
  nodeInside: posix.join('bin', 'node'),
  pythonLauncher: null,
}

export const windowsPaths: SystemPaths = {
  isWindows: true,
  path: win32,
  program: (name) => `${name}.exe`,
  interpreterOf: (environment) => win32.join(environment, 'Scripts', 'python.exe'),
  libraryOf: (environment) => win32.join(environment, 'Lib'),
  installedPython: (folder) => win32.join(folder, 'python.exe'),
  nodeInside: 'node.exe',
  pythonLauncher: 'py',
}

/** The paths of a system. */
export const systemPathsOf = (platform: NodeJS.Platform): SystemPaths =>
  platform === 'win32' ? windowsPaths : posixPaths

/** Those of this machine. */
export const systemPaths = systemPathsOf(process.platform)

/** A machine on which programs are looked for. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv
  /** The user's folder. */
  readonly home: string
  readonly paths: SystemPaths
  /** Names in a folder; none where it is not there. */
  readonly namesIn: (folder: string) => Promise<string[]>
}
