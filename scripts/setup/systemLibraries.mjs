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

/** The packages that apt could install, from the text of `apt-cache policy`. @param {string} text @returns {Set<string>} */
export function candidatesIn(text) {
  const found = [...text.matchAll(/^(\S+):\n(?: .*\n)*? +Candidate: (.+)$/gm)]
  return new Set(found.filter(([, , version]) => version !== '(none)').map(([, name]) => name))
}

/**
 * The names that this system has for some packages: since the change to 64-bit times, newer Debians and Ubuntus call a part of them `…t64`.
 * @param {readonly string[]} packages
 * @param {ReadonlySet<string>} candidates
 */
export function namesHere(packages, candidates) {
  return packages.map((name) => (candidates.has(`${name}t64`) ? `${name}t64` : name))
}

/** @param {readonly string[]} packages */
async function askApt(packages) {
  const both = packages.flatMap((name) => [name, `${name}t64`])
  // The text is read: it has to be in English.
  const end = await run('apt-cache', ['policy', ...both], { env: { ...process.env, LC_ALL: 'C' } })
  return namesHere(packages, candidatesIn(end.out))
}

const commandFor = (names) => `apt-get install -y --no-install-recommends ${names.join(' ')}`

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
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    const what = [...libraries, ...(tests && !isOnPath('Xvfb') ? ['Xvfb'] : [])].join(', ')
    throw new SetupError(
      `This system lacks ${what}. On Debian or Ubuntu:\n  sudo apt-get update && sudo ${commandFor(await askApt(packages))}`,
    )
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const names = await askApt(packages)
  const end = await run('apt-get', commandFor(names).split(' ').slice(1), { env })
  if (end.code !== 0) throw new SetupError(`apt-get could not install the system libraries:\n${tail(end.text)}`)
  return `installed ${names.join(' ')}`
}
