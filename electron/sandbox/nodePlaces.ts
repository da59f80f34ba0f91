import { isProgram, namesIn } from '../files/look'
import { type Machine, systemPaths } from '../files/systemPaths'
import { isShims, pathFolders } from '../processes/pathFolders'

/** A program that may be a Node. */
export interface NodePlace {
  readonly path: string
  /** The version that its folder is named after; null where only Node itself can tell. */
  readonly version: string | null
}

/** Where version managers keep their Nodes, one folder a version, and where in such a folder the program lies. */
function managers({ env, home, paths }: Machine): { folder: string; inside: string }[] {
  const { isWindows, nodeInside: usual } = paths
  const { join } = paths.path
  const local = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
  const roaming = env['APPDATA'] || join(home, 'AppData', 'Roaming')
  const data = env['XDG_DATA_HOME'] || join(home, '.local', 'share')
  const fnm = [env['FNM_DIR'], join(data, 'fnm'), join(home, '.fnm'), join(roaming, 'fnm')]
  fnm.push(join(home, 'Library', 'Application Support', 'fnm'))
  const volta = env['VOLTA_HOME'] || (isWindows ? join(local, 'Volta') : join(home, '.volta'))
  const nvm = isWindows
    ? env['NVM_HOME'] || join(roaming, 'nvm')
    : join(env['NVM_DIR'] || join(home, '.nvm'), 'versions', 'node')
  return [
    { folder: nvm, inside: usual },
    ...fnm.flatMap((root) =>
      root ? [{ folder: join(root, 'node-versions'), inside: join('installation', usual) }] : [],
    ),
    { folder: join(volta, 'tools', 'image', 'node'), inside: usual },
    { folder: join(env['ASDF_DATA_DIR'] || join(home, '.asdf'), 'installs', 'nodejs'), inside: usual },
    { folder: join(env['MISE_DATA_DIR'] || join(isWindows ? local : data, 'mise'), 'installs', 'node'), inside: usual },
    { folder: join(env['NODENV_ROOT'] || join(home, '.nodenv'), 'versions'), inside: usual },
  ]
}

async function ofManagers(machine: Machine): Promise<NodePlace[]> {
  const found: NodePlace[] = []
  for (const { folder, inside } of managers(machine)) {
    for (const name of await machine.namesIn(folder)) {
      // Names like `20` and `latest` are links to these.
      const version = /^v?(\d+\.\d+\.\d+)$/.exec(name)?.[1]
      if (version !== undefined) found.push({ path: machine.paths.path.join(folder, name, inside), version })
    }
  }
  return found
}

/** Where installers put the one Node of a machine, and Homebrew those of a major version. */
function ofInstallers({ env, paths }: Machine, major: string): string[] {
  const { join } = paths.path
  if (paths.isWindows) {
    const programs = [env['ProgramFiles'] ?? env['PROGRAMFILES'], env['ProgramW6432'], 'C:\\Program Files']
    const nodes = programs.flatMap((folder) => (folder ? [join(folder, 'nodejs')] : []))
    if (env['LOCALAPPDATA']) nodes.push(join(env['LOCALAPPDATA'], 'Programs', 'nodejs'))
    return nodes
  }
  const brews = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew']
  return [...brews.flatMap((brew) => [join(brew, 'opt', `node@${major}`, 'bin'), join(brew, 'bin')]), '/opt/local/bin']
}

function newestFirst(places: readonly NodePlace[]): NodePlace[] {
  return [...places].sort((a, b) => (b.version ?? '').localeCompare(a.version ?? '', 'en', { numeric: true }))
}

/** Programs that may be a Node, there or not, in the order in which they are preferred: `nodePlaces`. */
export async function nodeCandidates(major: string, machine: Machine): Promise<NodePlace[]> {
  const { env, paths } = machine
  const managed = newestFirst(await ofManagers(machine))
  const isNear = ({ version }: NodePlace): boolean => version?.split('.')[0] === major
  const toAsk = (folder: string): NodePlace => ({ path: paths.path.join(folder, paths.program('node')), version: null })
  return [
    ...pathFolders(env, paths)
      .filter((folder) => !isShims(folder))
      .map(toAsk),
    ...managed.filter(isNear),
    ...ofInstallers(machine, major).map(toAsk),
    ...managed.filter((place) => !isNear(place)),
  ]
}

/**
 * Programs that are there and may be a Node, in the order in which they are preferred for a major version: those of PATH, those of
 * version managers that are of that major, newest first, those of installers, and the managers' others. An app that is started from a
 * desktop gets a PATH without the author's own folders. Starts no process.
 */
export async function nodePlaces(major: string, env: NodeJS.ProcessEnv, home: string): Promise<NodePlace[]> {
  const all = await nodeCandidates(major, { env, home, paths: systemPaths, namesIn })
  const there = await Promise.all(all.map(({ path }) => isProgram(path)))
  return all.filter((_, index) => there[index])
}
