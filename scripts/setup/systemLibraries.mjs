import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, SetupError, tail } from './stage.mjs'

/** What Electron needs of a Debian system, a font with Chinese among it. */
const forElectron = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libatspi2.0-0',
  'libdrm2',
  'fonts-noto-cjk',
]
/** What the tests need beside it: a display of their own. */
const forTests = ['xvfb', 'xauth']

/** The libraries that a program asks for and the system lacks, from the text of `ldd`. @param {string} text */
export function missingLibraries(text) {
  return [...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** @param {string} name */
function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

/**
 * The packages to install: none where nothing is missing.
 * @param {{ libraries: readonly string[], display: boolean, tests: boolean }} found
 */
export function packagesFor({ libraries, display, tests }) {
  const wanted = libraries.length > 0 ? [...forElectron] : []
  if (tests && !display) wanted.unshift(...forTests)
  return wanted
}

/**
 * Installs what Electron lacks on Debian and its kin, as root; elsewhere it says the command.
 * @param {string} executable the Electron
 * @param {boolean} tests whether the tests' own display is needed too
 */
export async function installLibraries(executable, tests) {
  if (process.platform !== 'linux') return null
  const libraries = missingLibraries((await run('ldd', [executable])).text)
  const packages = packagesFor({ libraries, display: isOnPath('Xvfb'), tests })
  if (packages.length === 0) return null
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    const what = [...libraries, ...(tests && !isOnPath('Xvfb') ? ['Xvfb'] : [])].join(', ')
    throw new SetupError(`This system lacks ${what}. On Debian or Ubuntu:\n  sudo ${command}`)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const end = await run('apt-get', command.split(' ').slice(1), { env })
  if (end.code !== 0) throw new SetupError(`apt-get could not install the system libraries:\n${tail(end.text)}`)
  return `installed ${packages.join(' ')}`
}
