import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, sep } from 'node:path'
import { exists } from '../files/look'
import { isShims, pathFolders } from '../processes/pathFolders'

const isWindows = process.platform === 'win32'

/** Names in a folder; one that is not there holds none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch {
    // A version manager that is not installed has no folder.
    return []
  }
}

/** Newest first, number by number: 3.10.13 comes before 3.10.9. */
function newestFirst(names: readonly string[]): string[] {
  return [...names].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
}

/** Folders of versions, each named after the version it holds: `3.10.13`, uv's `cpython-3.10.13-linux-x86_64-gnu`. */
function versionFolders(env: NodeJS.ProcessEnv, home: string): string[] {
  const uvData = isWindows
    ? join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'uv', 'data')
    : join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'uv')
  return [
    ...(env['UV_PYTHON_INSTALL_DIR'] ? [env['UV_PYTHON_INSTALL_DIR']] : []),
    join(uvData, 'python'),
    join(env['PYENV_ROOT'] || join(home, '.pyenv', ...(isWindows ? ['pyenv-win'] : [])), 'versions'),
    join(env['ASDF_DATA_DIR'] || join(home, '.asdf'), 'installs', 'python'),
    join(env['MISE_DATA_DIR'] || join(home, '.local', 'share', 'mise'), 'installs', 'python'),
  ]
}

async function inVersionFolders(minor: string, env: NodeJS.ProcessEnv, home: string): Promise<string[]> {
  const found: string[] = []
  for (const folder of versionFolders(env, home)) {
    const names = (await namesIn(folder)).filter((name) => name.replace(/^cpython-/, '').startsWith(`${minor}.`))
    for (const name of newestFirst(names)) {
      found.push(isWindows ? join(folder, name, 'python.exe') : join(folder, name, 'bin', `python${minor}`))
    }
  }
  return found
}

/** Conda's own Python and those of its environments, told by a file that only that version has. */
async function inConda(minor: string, env: NodeJS.ProcessEnv, home: string): Promise<string[]> {
  const names = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba']
  const roots = [env['CONDA_PREFIX'], env['MAMBA_ROOT_PREFIX'], ...names.map((name) => join(home, name))]
  if (!isWindows) roots.push('/opt/conda', '/opt/miniconda3', '/opt/homebrew/Caskroom/miniconda/base')
  const found: string[] = []
  for (const root of roots) {
    if (!root) continue
    for (const folder of [root, ...(await namesIn(join(root, 'envs'))).map((name) => join(root, 'envs', name))]) {
      if (!isWindows) found.push(join(folder, 'bin', `python${minor}`))
      else if ((await namesIn(join(folder, 'conda-meta'))).some((name) => name.startsWith(`python-${minor}.`))) {
        found.push(join(folder, 'python.exe'))
      }
    }
  }
  return found
}

/** Places of installers: PATH, Homebrew, python.org's on macOS and Windows. */
function ofInstallers(minor: string, env: NodeJS.ProcessEnv, home: string): string[] {
  // A pyenv shim of a version that is not active answers with an error; the real ones are looked up above.
  const onPath = pathFolders(env).filter((folder) => !isShims(folder))
  if (isWindows) {
    const short = minor.replace('.', '')
    const local = join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Programs', 'Python', `Python${short}`)
    const all = join(env['PROGRAMFILES'] || 'C:\\Program Files', `Python${short}`)
    return [...onPath, local, all].map((folder) => join(folder, 'python.exe'))
  }
  const brews = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew']
  const usual = brews.flatMap((root) => [join(root, 'bin'), join(root, 'opt', `python@${minor}`, 'bin')])
  const framework = `/Library/Frameworks/Python.framework/Versions/${minor}/bin`
  return [...onPath, ...usual, framework].map((folder) => join(folder, `python${minor}`))
}

/**
 * Paths that exist and may be a Python of a minor version, in the order in which they are preferred: Nodelab's own by uv, PATH and
 * installers, uv's, pyenv, asdf and mise, conda. Starts no process, so that it can be asked at every start. `env` is the tools' one, where
 * `UV_PYTHON_INSTALL_DIR` names Nodelab's folder; `home` is the user's folder.
 */
export async function pythonPlaces(minor: string, env: NodeJS.ProcessEnv, home = homedir()): Promise<string[]> {
  const own = env['UV_PYTHON_INSTALL_DIR'] ?? ''
  const managed = await inVersionFolders(minor, env, home)
  const isOwn = (path: string): boolean => own !== '' && path.startsWith(own.endsWith(sep) ? own : `${own}${sep}`)
  const paths = [
    ...managed.filter(isOwn),
    ...ofInstallers(minor, env, home),
    ...managed.filter((path) => !isOwn(path)),
    ...(await inConda(minor, env, home)),
  ]
  const there = await Promise.all([...new Set(paths)].map(async (path) => ({ path, is: await exists(path) })))
  return there.filter(({ is }) => is).map(({ path }) => path)
}
