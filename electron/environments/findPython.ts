import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runTool } from '../processes/runTool'

/** An interpreter that answered. `executable` is the real one behind a shim or a link. */
export interface Python {
  readonly version: string
  readonly executable: string
}

const isWindows = process.platform === 'win32'
const exe = isWindows ? 'python.exe' : join('bin', 'python')

/** Where version managers keep their Pythons: a folder of versions, and the interpreter's place in each. */
function versionFolders(env: NodeJS.ProcessEnv): { folder: string; inside: string }[] {
  const home = homedir()
  const roots = [
    join(env['PYENV_ROOT'] || join(home, '.pyenv'), isWindows ? join('pyenv-win', 'versions') : 'versions'),
    join(env['ASDF_DATA_DIR'] || join(home, '.asdf'), 'installs', 'python'),
    join(env['MISE_DATA_DIR'] || join(home, '.local', 'share', 'mise'), 'installs', 'python'),
    ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge'].map((name) => join(home, name, 'envs')),
  ]
  return roots.map((folder) => ({ folder, inside: exe }))
}

/** `3.10` of `3.10.13`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** Asks an interpreter what it is; null for a shim that leads nowhere or a file that is none. */
export async function askPython(path: string, env: NodeJS.ProcessEnv): Promise<Python | null> {
  const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)'
  const end = await runTool(path, ['-I', '-S', '-c', script], { env, timeout: 20_000 })
  const [version, executable] = end.stdout.split(/\r?\n/)
  if (end.exitCode !== 0 || !version || !executable) return null
  return { version, executable }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // A version manager that is not installed has no folder.
    return []
  }
}

/** Paths that may hold a Python of a minor version, the likeliest first. Nothing is started. */
async function candidates(minor: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const managed: string[] = []
  for (const { folder, inside } of versionFolders(env)) {
    const versions = (await namesIn(folder)).filter((name) => name === minor || name.startsWith(`${minor}.`))
    managed.push(
      ...versions
        .sort()
        .reverse()
        .map((name) => join(folder, name, inside)),
    )
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.includes('shims'))
  const homebrew = ['/opt/homebrew/bin', '/usr/local/bin', '/home/linuxbrew/.linuxbrew/bin']
  const name = isWindows ? 'python.exe' : `python${minor}`
  const listed: string[] = []
  for (const folder of new Set([...folders, ...homebrew])) {
    if ((await namesIn(folder)).includes(name)) listed.push(join(folder, name))
  }
  return [...listed, ...managed]
}

/** Looks for a Python of a minor version outside uv: PATH, pyenv, asdf, mise, conda, Homebrew, the Windows launcher. */
export async function lookForPython(minor: string, env: NodeJS.ProcessEnv): Promise<Python | null> {
  for (const path of await candidates(minor, env)) {
    const python = await askPython(path, env)
    if (python !== null && minorOf(python.version) === minor) return python
  }
  if (!isWindows) return null
  const end = await runTool('py', [`-${minor}`, '-c', 'import sys; print(sys.executable)'], { env, timeout: 20_000 })
  return end.exitCode === 0 ? askPython(end.stdout.trim(), env) : null
}

/** Asks uv for a Python of a minor version that it has or sees; it downloads nothing. */
export async function askUvForPython(uv: string, minor: string, env: NodeJS.ProcessEnv): Promise<Python | null> {
  const args = ['python', 'find', '--no-python-downloads', '--no-project', minor]
  const end = await runTool(uv, args, { env, timeout: 30_000 })
  if (end.exitCode !== 0) return null
  const python = await askPython(end.stdout.trim(), env)
  return python !== null && minorOf(python.version) === minor ? python : null
}

/** Minor versions in the order in which they stand in for another: the nearest newer first, then the nearest older. */
export function standIns(minor: string): string[] {
  const wanted = Number(minor.split('.')[1])
  const known = [8, 9, 10, 11, 12, 13, 14, 15]
  const newer = known.filter((version) => version > wanted)
  const older = known.filter((version) => version < wanted).reverse()
  return [...newer, ...older].map((version) => `3.${version}`)
}
