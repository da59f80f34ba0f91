import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/** The settings of pip that Nodelab passes on, by the name that they have as a variable. */
const names = ['INDEX_URL', 'EXTRA_INDEX_URL', 'NO_INDEX', 'FIND_LINKS', 'TRUSTED_HOST', 'CERT'] as const

/** Where pip itself looks on a system, what counts more last; none where the machine says that there is to be none. */
export function pipConfigFiles(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = (platform === 'win32' ? env['USERPROFILE'] : env['HOME']) || homedir(),
): string[] {
  const { join } = platform === 'win32' ? win32 : posix
  const named = env['PIP_CONFIG_FILE'] ?? ''
  if (named === '/dev/null' || named.toLowerCase() === 'nul') return []
  const own = named === '' ? [] : [named]
  const config = env['XDG_CONFIG_HOME'] || join(home, '.config')
  if (platform === 'win32') {
    const all = env['PROGRAMDATA'] || 'C:\\ProgramData'
    const roaming = env['APPDATA'] || join(home, 'AppData', 'Roaming')
    return [join(all, 'pip', 'pip.ini'), join(home, 'pip', 'pip.ini'), join(roaming, 'pip', 'pip.ini'), ...own]
  }
  const user = [join(home, '.pip', 'pip.conf'), join(config, 'pip', 'pip.conf')]
  if (platform === 'darwin') {
    const library = join('Library', 'Application Support', 'pip', 'pip.conf')
    return [join('/', library), ...user, join(home, library), ...own]
  }
  const system = (env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter((folder) => folder !== '')
  return [...system.reverse().map((folder) => join(folder, 'pip', 'pip.conf')), '/etc/pip.conf', ...user, ...own]
}

/** The lines of one of pip's files as `section.key` and value; a line that is indented goes on with the value before it. */
export function readPipConfig(text: string): Map<string, string> {
  const found = new Map<string, string>()
  let section = ''
  let key: string | null = null
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const content = line.trim()
    if (/^[#;]/.test(content)) continue
    const begun = /^\[([^\]]+)\]/.exec(line)?.[1]
    const [, name, value = ''] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? []
    if (begun !== undefined) {
      section = begun.trim()
      key = null
    } else if (key !== null && /^\s+\S/.test(line)) {
      found.set(key, `${found.get(key) ?? ''} ${content}`.trim())
    } else if (name !== undefined) {
      key = `${section}.${name.toLowerCase().replaceAll('_', '-').replace(/^--/, '')}`
      found.set(key, value.trim())
    }
  }
  return found
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Most of the places hold none; one that can't be read is none for pip as well.
    return ''
  }
}

/**
 * What pip's own files say of indexes, as the variables of the same meaning. As for `pip install`, its section counts more than
 * `global`, and a later file more than an earlier one.
 */
export function fromPipFiles(
  env: NodeJS.ProcessEnv,
  files: readonly string[] = pipConfigFiles(env),
): NodeJS.ProcessEnv {
  const read = files.map((file) => readPipConfig(textOf(file)))
  const last = (key: string): string | undefined => read.findLast((one) => one.has(key))?.get(key)
  const told: NodeJS.ProcessEnv = {}
  for (const name of names) {
    const key = name.toLowerCase().replaceAll('_', '-')
    const value = last(`install.${key}`) ?? last(`global.${key}`)
    if (value !== undefined && value !== '') told[`PIP_${name}`] = value
  }
  return told
}
