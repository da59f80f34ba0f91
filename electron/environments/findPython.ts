import { systemPaths } from '../files/systemPaths'
import { runTool } from '../processes/runTool'
import { pythonPlaces } from './pythonPlaces'

/** An interpreter that answered. `executable` is the real one behind a shim or a link. */
export interface Python {
  readonly version: string
  readonly executable: string
}

/** How a look for a Python may be limited: `home` is the user's folder, which a test replaces. */
export interface PythonLook {
  readonly home?: string
  readonly signal?: AbortSignal
}

/** `3.10` of `3.10.13`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** One line a fact. Only a finished CPython with its lock is what a Dify sandbox has: wheels for others differ. */
const question = [
  'import sys',
  'print("%d.%d.%d" % sys.version_info[:3])',
  'print(sys.executable)',
  'print(sys.implementation.name, sys.version_info[3], "t" in getattr(sys, "abiflags", ""))',
].join('\n')

function options(env: NodeJS.ProcessEnv, look: PythonLook, timeout: number) {
  return { env, timeout, ...(look.signal === undefined ? {} : { signal: look.signal }) }
}

/** Asks an interpreter what it is; null for a shim that leads nowhere, a pre-release, or another Python than CPython. */
export async function askPython(path: string, env: NodeJS.ProcessEnv, look: PythonLook = {}): Promise<Python | null> {
  const end = await runTool(path, ['-I', '-S', '-c', question], options(env, look, 20_000))
  const [version, executable, kind] = end.stdout.split(/\r?\n/)
  if (end.exitCode !== 0 || !version || !executable || kind !== 'cpython final False') return null
  return { version, executable }
}

/** Asks uv for a Python of a minor version that it has or sees; it downloads nothing. */
export async function askUvForPython(
  uv: string,
  minor: string,
  env: NodeJS.ProcessEnv,
  look: PythonLook = {},
): Promise<Python | null> {
  const args = ['python', 'find', '--no-python-downloads', '--no-project', minor]
  const end = await runTool(uv, args, options(env, look, 30_000))
  if (end.exitCode !== 0) return null
  const python = await askPython(end.stdout.trim(), env, look)
  return python !== null && minorOf(python.version) === minor ? python : null
}

/** Looks for a Python of a minor version on this machine: PATH, uv's, pyenv, asdf, mise, conda, Homebrew, the Windows launcher. */
export async function lookForPython(
  minor: string,
  env: NodeJS.ProcessEnv,
  look: PythonLook = {},
): Promise<Python | null> {
  for (const path of await pythonPlaces(minor, env, look.home)) {
    const python = await askPython(path, env, look)
    if (python !== null && minorOf(python.version) === minor) return python
  }
  if (systemPaths.pythonLauncher === null) return null
  const find = [`-${minor}`, '-c', 'import sys; print(sys.executable)']
  const end = await runTool(systemPaths.pythonLauncher, find, options(env, look, 20_000))
  return end.exitCode === 0 ? askPython(end.stdout.trim(), env, look) : null
}

/** Minor versions in the order in which they stand in for another: the nearest newer first, then the nearest older. */
export function standIns(minor: string): string[] {
  const wanted = Number(minor.split('.')[1])
  const known = [8, 9, 10, 11, 12, 13, 14, 15]
  const newer = known.filter((version) => version > wanted)
  const older = known.filter((version) => version < wanted).reverse()
  return [...newer, ...older].map((version) => `3.${version}`)
}
