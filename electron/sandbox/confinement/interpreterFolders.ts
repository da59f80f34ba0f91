import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, sep } from 'node:path'
import { dataFolders } from '../../environments/dataFolders'

/** Folders that programs of the system lie in, which are readable as they are. */
const systemPrograms = /^\/(usr|bin|sbin|lib\w*)(\/|$)/

/** What makes a folder an environment, made for packages alone: virtual ones, and conda's. */
const ofEnvironment = ['pyvenv.cfg', 'conda-meta']

/** What an installed interpreter reads beside its `bin` and `lib`: headers for those who compile, certificates, and what Homebrew links its libraries to. */
const besideLib = ['lib64', 'include', 'ssl', 'etc/ssl', 'etc/openssl@3', 'etc/ca-certificates', 'Cellar', 'opt']

/** What an interpreter keeps in a `lib` that it shares with whatever else the author has there. */
const ofInterpreter = /^(?:python3[\w.]*|node_modules|lib[\w.+-]*\.so[\w.]*)$/

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // It is not there, or not to be read.
    return []
  }
}

function isWithin(folder: string, above: string): boolean {
  return folder === above || folder.startsWith(above.endsWith(sep) ? above : above + sep)
}

/**
 * What is to be readable of the place that a program lies in. Never a folder that holds more than interpreters, as a home with a `bin` of its own does,
 * nor `~/.local`, beside whose `bin` lie keys and data: `kept` are paths that must not be within what is readable.
 */
function homeOf(program: string, kept: readonly string[]): readonly string[] {
  const bin = dirname(program)
  if (systemPrograms.test(bin)) return []
  const above = dirname(bin)
  if (basename(bin) !== 'bin') return [program]
  const isShared = kept.some((folder) => isWithin(folder, above))
  if (!isShared && ofEnvironment.some((name) => existsSync(join(above, name)))) return [above]
  const lib = join(above, 'lib')
  const names = namesIn(lib).filter((name) => ofInterpreter.test(name))
  // A folder of some project that has a program in its `bin` is none of an interpreter.
  const isInstalled = !isShared && names.some((name) => !name.startsWith('lib'))
  if (!isInstalled) return [program, ...names.map((name) => join(lib, name))]
  return [bin, lib, ...besideLib.map((name) => join(above, name)).filter((path) => existsSync(path))]
}

/** What was found: every run asks, and an interpreter stays where it is. */
const known = new Map<string, readonly string[]>()
const mostKnown = 100

/** The folders of an interpreter: of an environment, and of what that was made from. `env` says where Nodelab keeps its own things. */
export function foldersOf(interpreter: string, env: NodeJS.ProcessEnv, home = homedir()): readonly string[] {
  let real = interpreter
  try {
    real = realpathSync(interpreter)
  } catch {
    // It is not there: the start of the worker tells it.
  }
  const { root } = dataFolders(env)
  const kept = [home, join(home, '.local', 'share'), root]
  const key = JSON.stringify([interpreter, real, kept])
  const folders = known.get(key) ?? [...new Set([...homeOf(interpreter, kept), ...homeOf(real, kept)])]
  if (known.size < mostKnown) known.set(key, folders)
  return folders
}
