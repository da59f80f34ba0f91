import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { partsFolder } from '../setup/recordParts.mjs'
import { root } from '../setup/folders.mjs'

/**
 * A part of the app that others made. `texts` are its licence and its notices, word for word; `sha512` is what the lock pins, in hex, or null.
 * @typedef {{ name: string, version: string, licence: string, ecosystem: 'npm' | 'pypi' | 'none', homepage: string | null, sha512: string | null,
 *   texts: readonly string[] }} Part
 */

/** Packages that are shipped as they are, beside the bundles: electron-builder.yml names them. Those they need are found by their own lists. */
const whole = ['libsql', 'pyright']

/** Licences under which a part may be shipped in an app under Apache-2.0. */
const known = new Set(
  'MIT ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 Python-2.0 Unlicense CC0-1.0 Zlib OFL-1.1 WTFPL'.split(
    ' ',
  ),
)

/** Whether a licence may be shipped: of alternatives one is enough, of several all are wanted. @param {string} expression @returns {boolean} */
export function isKnown(expression) {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isKnown)
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isKnown)
  return known.has(plain)
}

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'))

/** The licence that a package names. @param {any} manifest */
function licenceOf({ license, licenses }) {
  const named = license ?? licenses?.[0]
  return typeof named === 'string' ? named : (named?.type ?? 'unknown')
}

/** @param {string} folder */
function textsIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice|thirdparty)/i.test(name) && /(^[^.]+|\.(md|txt))$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
}

/** @param {string} folder @param {any} lock @returns {Part} */
function partOf(folder, lock) {
  const manifest = readJson(join(folder, 'package.json'))
  const pinned = lock.packages[relative(root, folder).replaceAll('\\', '/')]?.integrity ?? ''
  const sha512 = /^sha512-(.+)$/.exec(pinned)?.[1]
  const repository = typeof manifest.repository === 'string' ? manifest.repository : manifest.repository?.url
  return {
    name: manifest.name,
    version: manifest.version,
    licence: licenceOf(manifest),
    ecosystem: 'npm',
    homepage: manifest.homepage?.startsWith('https:') ? manifest.homepage : (webAddress(repository) ?? null),
    sha512: sha512 === undefined ? null : Buffer.from(sha512, 'base64').toString('hex'),
    texts: textsIn(folder),
  }
}

/** @param {string | undefined} repository */
function webAddress(repository) {
  const plain = repository?.replace(/^git\+/, '').replace(/\.git$/, '')
  return plain?.startsWith('https:') ? plain : undefined
}

/** A package that is shipped whole, and those that it needs and that are there. @param {string} name @param {Set<string>} found */
function addWhole(name, found) {
  const folder = join(root, 'node_modules', name)
  if (found.has(folder) || !existsSync(join(folder, 'package.json'))) return
  found.add(folder)
  const { dependencies = {}, optionalDependencies = {} } = readJson(join(folder, 'package.json'))
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) addWhole(needed, found)
}

/** The folder of a package with a name: a bundle may hold a file of a folder inside a package that is none. @param {string} folder */
const isPackage = (folder) => existsSync(join(folder, 'package.json')) && basename(folder) !== 'node_modules'

/**
 * All parts that the app is shipped with, sorted by name: the packages in its bundles as the last build noted them, those beside the bundles, Electron
 * and uv. Throws where nothing was built.
 * @param {{ electron: string, uv: string }} versions @returns {Part[]}
 */
export function shippedParts(versions) {
  if (!existsSync(partsFolder)) throw new Error('Nothing was built yet: npm run build')
  const lock = readJson(join(root, 'package-lock.json'))
  const folders = new Set(
    readdirSync(partsFolder)
      .flatMap((name) => readJson(join(partsFolder, name)))
      .filter(isPackage),
  )
  for (const name of whole) addWhole(name, folders)
  const packages = [...folders].map((folder) => partOf(folder, lock))
  const electronFolder = join(root, 'node_modules', 'electron')
  /** @type {Part[]} */
  const programs = [
    {
      name: 'electron',
      version: versions.electron,
      licence: 'MIT',
      ecosystem: 'npm',
      homepage: 'https://www.electronjs.org',
      sha512: null,
      texts: [
        ...textsIn(electronFolder),
        'Chromium and Node, of which Electron is made, have their licences in LICENSES.chromium.html beside the program.',
      ],
    },
    {
      name: 'uv',
      version: versions.uv,
      licence: 'MIT OR Apache-2.0',
      ecosystem: 'pypi',
      homepage: 'https://github.com/astral-sh/uv',
      sha512: null,
      texts: ['It is shipped under Apache-2.0, whose text is in LICENSE beside this file.'],
    },
  ]
  const all = new Map([...packages, ...programs].map((part) => [`${part.name}@${part.version}`, part]))
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}
