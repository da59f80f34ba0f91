import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { parse, stringify } from 'yaml'

/** The name of the list of checksums, as `sha256sum --check` reads it. */
export const sumsName = 'SHA256SUMS'

/** What of electron-builder's output is for those who install: installers, their maps for updates in parts, and the lists that updates are looked for in. */
const released = /\.(?:exe|dmg|zip|AppImage|deb|rpm|blockmap)$|^latest.*\.yml$/

/** @param {string} path */
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** Writes the checksums of all files of a folder into it. @param {string} folder */
export function writeSums(folder) {
  const names = readdirSync(folder)
    .filter((name) => name !== sumsName && statSync(join(folder, name)).isFile())
    .sort()
  writeFileSync(join(folder, sumsName), names.map((name) => `${sha256(join(folder, name))}  ${name}\n`).join(''))
}

/** @param {string} folder */
function emptied(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}

/**
 * Gathers what one machine packed, with its list of parts and its licences under the machine's name, and the checksums of all.
 * @param {{ dist: string, to: string, name: string }} places
 */
export function gather({ dist, to, name }) {
  emptied(to)
  const found = readdirSync(dist).filter((file) => released.test(file) && statSync(join(dist, file)).isFile())
  if (found.length === 0) throw new Error(`${dist} holds no installer: npm run pack -- --installers`)
  for (const file of found) copyFileSync(join(dist, file), join(to, file))
  for (const file of ['nodelab.cdx.json', 'THIRD-PARTY.txt']) {
    const [, stem, ending] = /^([^.]+)\.(.+)$/.exec(file) ?? []
    copyFileSync(join(dist, 'licences', file), join(to, `${stem}-${name}.${ending}`))
  }
  writeSums(to)
  return readdirSync(to).sort()
}

/**
 * Two lists of updates as one: those of the two chips of a Mac have the same name, and name the files of their own chip alone.
 * @param {string} one @param {string} other
 */
export function joinedFeed(one, other) {
  const [a, b] = [parse(one), parse(other)]
  if (a.version !== b.version) throw new Error(`updates of two versions: ${a.version} and ${b.version}`)
  const files = [
    ...a.files,
    ...b.files.filter(({ url }) => !a.files.some((/** @type {{ url: string }} */ file) => file.url === url)),
  ]
  return stringify({ ...a, files })
}

/**
 * Joins what the machines gathered, each in a folder of its own, into one. Each is held to its own checksums first; two files of one name are refused,
 * but for the lists of updates, which are joined.
 * @param {{ from: string, to: string }} places
 */
export function joinAll({ from, to }) {
  emptied(to)
  for (const machine of readdirSync(from).sort()) {
    const folder = join(from, machine)
    for (const line of readFileSync(join(folder, sumsName), 'utf8').trim().split('\n')) {
      const [sum, name = ''] = line.split('  ')
      if (name !== basename(name) || sha256(join(folder, name)) !== sum) {
        throw new Error(`${machine}: ${name} is not what was packed there`)
      }
      const target = join(to, name)
      if (!existsSync(target)) copyFileSync(join(folder, name), target)
      else if (/^latest.*\.yml$/.test(name)) {
        writeFileSync(target, joinedFeed(readFileSync(target, 'utf8'), readFileSync(join(folder, name), 'utf8')))
      } else throw new Error(`${name} was packed twice`)
    }
  }
  writeSums(to)
  return readdirSync(to).sort()
}
