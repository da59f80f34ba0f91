import { homedir } from 'node:os'
import { exists, namesIn } from '../files/look'
import { type Machine, systemPaths } from '../files/systemPaths'
import { isShims, pathFolders } from '../processes/pathFolders'

/** Newest first, number by number: 3.10.13 comes before 3.10.9. */
function newestFirst(names: readonly string[]): string[] {
  return [...names].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
}

/** Folders of versions, each named after the version it holds: `3.10.13`, uv's `cpython-3.10.13-linux-x86_64-gnu`. */
function versionFolders({ env, home, paths: { isWindows, path } }: Machine): string[] {
  const { join } = path
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

async function inVersionFolders(minor: string, machine: Machine): Promise<string[]> {
  const { paths } = machine
  const found: string[] = []
  for (const folder of versionFolders(machine)) {
    const names = (await machine.namesIn(folder)).filter((name) =>
      name.replace(/^cpython-/, '').startsWith(`${minor}.`),
    )
    for (const name of newestFirst(names)) found.push(paths.installedPython(paths.path.join(folder, name), minor))
  }
  return found
}

/** Conda's own Python and those of its environments, told by a file that only that version has. */
async function inConda(minor: string, { env, home, paths, namesIn: names }: Machine): Promise<string[]> {
  const { isWindows } = paths
  const { join } = paths.path
  const usual = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba']
  const roots = [env['CONDA_PREFIX'], env['MAMBA_ROOT_PREFIX'], ...usual.map((name) => join(home, name))]
  if (!isWindows) roots.push('/opt/conda', '/opt/miniconda3', '/opt/homebrew/Caskroom/miniconda/base')
  const found: string[] = []
  for (const root of roots) {
    if (!root) continue
    for (const folder of [root, ...(await names(join(root, 'envs'))).map((name) => join(root, 'envs', name))]) {
      // A name there tells the version but on Windows.
      const isOfMinor = (name: string): boolean => name.startsWith(`python-${minor}.`)
      if (isWindows && !(await names(join(folder, 'conda-meta'))).some(isOfMinor)) continue
      found.push(paths.installedPython(folder, minor))
    }
  }
  return found
}

/** Places of installers: PATH, Homebrew, python.org's on macOS and Windows. */
function ofInstallers(minor: string, { env, home, paths }: Machine): string[] {
  const { join } = paths.path
  // A pyenv shim of a version that is not active answers with an error; the real ones are looked up above.
  const onPath = pathFolders(env, paths).filter((folder) => !isShims(folder))
  if (paths.isWindows) {
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

/** Paths that may be a Python of a minor version, there or not, in the order in which they are preferred: `pythonPlaces`. */
export async function pythonCandidates(minor: string, machine: Machine): Promise<string[]> {
  const own = machine.env['UV_PYTHON_INSTALL_DIR'] ?? ''
  const { sep } = machine.paths.path
  const managed = await inVersionFolders(minor, machine)
  const isOwn = (path: string): boolean => own !== '' && path.startsWith(own.endsWith(sep) ? own : `${own}${sep}`)
  const all = [
    ...managed.filter(isOwn),
    ...ofInstallers(minor, machine),
    ...managed.filter((path) => !isOwn(path)),
    ...(await inConda(minor, machine)),
  ]
  return [...new Set(all)]
}

/**
 * Paths that exist and may be a Python of a minor version, in the order in which they are preferred: Nodelab's own by uv, PATH and
 * installers, uv's, pyenv, asdf and mise, conda. Starts no process, so that it can be asked at every start. `env` is the tools' one, where
 * `UV_PYTHON_INSTALL_DIR` names Nodelab's folder; `home` is the user's folder.
 */
export async function pythonPlaces(minor: string, env: NodeJS.ProcessEnv, home = homedir()): Promise<string[]> {
  const paths = await pythonCandidates(minor, { env, home, paths: systemPaths, namesIn })
  const there = await Promise.all(paths.map(async (path) => ({ path, is: await exists(path) })))
  return there.filter(({ is }) => is).map(({ path }) => path)
}
