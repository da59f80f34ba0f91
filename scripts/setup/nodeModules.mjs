import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.mjs'
import { run, SetupError } from './stage.mjs'

/** The least Node that the tools of this project run on. */
export const leastNode = [20, 19]

/** Whether a Node version is new enough. @param {string} version */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [leastMajor, leastMinor] = leastNode
  return major > leastMajor || (major === leastMajor && minor >= leastMinor)
}

/** Whether the installed modules are those of the lock. @param {string} folder */
export function areModulesCurrent(folder) {
  const lock = join(folder, 'package-lock.json')
  const installed = join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const stamp = join(folder, 'node_modules', '.nodelab-lock')
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash(lock)
  // Whoever works on the project may have called npm by hand.
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs
}

/** @param {string} lock */
function lockHash(lock) {
  return createHash('sha256').update(readFileSync(lock)).digest('hex')
}

/** Installs the modules of the lock with npm, so that its registry, proxy and certificates are honoured. */
export async function installModules() {
  if (!isNodeNewEnough(process.versions.node)) {
    throw new SetupError(`Node ${process.versions.node} is too old: Nodelab needs ${leastNode.join('.')} or later.`)
  }
  if (areModulesCurrent(root)) return null
  const end = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root })
  if (end.code !== 0)
    throw new SetupError(`npm could not install the modules:\n${end.text.trim().split('\n').slice(0, 15).join('\n')}`)
  writeFileSync(join(root, 'node_modules', '.nodelab-lock'), lockHash(join(root, 'package-lock.json')))
  return 'installed'
}
