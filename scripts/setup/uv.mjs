import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

const name = process.platform === 'win32' ? 'uv.exe' : 'uv'

/** Whether a uv is plainly there; the engine looks harder. */
function isUvThere() {
  if (process.env.NODELAB_UV) return true
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    join(homedir(), '.local', 'bin'),
    join(homedir(), '.cargo', 'bin'),
  ]
  if (folders.some((folder) => folder !== '' && existsSync(join(folder, name)))) return true
  const own = join(dataFolder(), 'uv')
  return existsSync(own) && readdirSync(own).some((version) => existsSync(join(own, version, name)))
}

/** Where the author has moved the data folder to; null where he has not, or where that can't be read: the engine says so. */
function movedFolder() {
  const { LOCALAPPDATA, XDG_CONFIG_HOME } = process.env
  const places = {
    darwin: join(homedir(), 'Library', 'Preferences', 'Nodelab'),
    win32: join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Nodelab place'),
  }
  const place = places[process.platform] ?? join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'nodelab')
  try {
    const { folder } = JSON.parse(readFileSync(join(place, 'data-folder.json'), 'utf8'))
    return typeof folder === 'string' ? folder : null
  } catch {
    return null
  }
}

/** Nodelab's data folder, as the engine has it. */
function dataFolder() {
  const { NODELAB_HOME, LOCALAPPDATA, XDG_DATA_HOME } = process.env
  if (NODELAB_HOME) return NODELAB_HOME
  const moved = movedFolder()
  if (moved !== null) return moved
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nodelab')
  if (process.platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Nodelab')
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'nodelab')
}

/** Has the engine fetch uv where there is none, so that the window need not wait for it. */
export async function installUv() {
  if (isUvThere()) return null
  const end = await run(process.execPath, [join(root, 'out', 'cli.cjs'), 'doctor', '--install-uv'])
  if (!isUvThere()) throw new SetupError(`uv could not be fetched:\n${tail(end.text)}`)
  return 'fetched'
}
