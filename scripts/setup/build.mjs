import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

const sources = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json']
const configurations = ['vite.main.config.ts', 'vite.preload.config.ts', 'vite.renderer.config.ts']

/** @param {string} path @param {import('node:crypto').Hash} hash */
function addTree(path, hash) {
  const found = statSync(path)
  if (!found.isDirectory()) {
    hash.update(`${path}:${found.size}:${found.mtimeMs};`)
    return
  }
  for (const name of readdirSync(path).sort()) addTree(join(path, name), hash)
}

/** Names the state of all that is built, by size and time of each file. @param {string} folder */
export function sourceStamp(folder) {
  const hash = createHash('sha256')
  for (const name of [...sources, ...configurations]) {
    const path = join(folder, name)
    if (existsSync(path)) addTree(path, hash)
  }
  return hash.digest('hex')
}

/** Whether a source is newer than what was built of a folder, or nothing was built. @param {string} folder @param {string} [stamp] */
export function isStale(folder, stamp = sourceStamp(folder)) {
  const stampFile = join(folder, 'out', '.stamp')
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp
}

/** Builds main, preload and page where a source is newer than what was built, or always if `force`. */
export async function build({ force = false } = {}) {
  const out = join(root, 'out')
  const stampFile = join(out, '.stamp')
  const stamp = sourceStamp(root)
  if (!force && !isStale(root, stamp)) return null
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const ends = await Promise.all(
    configurations.map((name) =>
      run(process.execPath, [vite, 'build', '-c', name, '--logLevel', 'warn'], { cwd: root }),
    ),
  )
  const failed = ends.find(({ code }) => code !== 0)
  if (failed !== undefined) throw new SetupError(`The build failed:\n${tail(failed.text, 40)}`)
  writeFileSync(stampFile, stamp)
  return 'built'
}
