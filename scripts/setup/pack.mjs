import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { writeLicences } from '../licences/write.mjs'
import { presentRuntime, programIn } from './electronRuntime.mjs'
import { cacheFolder, root } from './folders.mjs'
import { emptySigning, packConfig } from './packConfig.mjs'
import { SetupError, tail } from './stage.mjs'

/** The folder that electron-builder makes for this platform. */
function unpackedFolder() {
  const arm = process.arch === 'arm64'
  if (process.platform === 'darwin') return arm ? 'mac-arm64' : 'mac'
  const system = process.platform === 'win32' ? 'win' : 'linux'
  return `${system}${arm ? '-arm64' : ''}-unpacked`
}

/** The program in a packed folder. @param {string} output */
export function packedProgram(output) {
  const folder = join(output, unpackedFolder())
  if (process.platform === 'darwin') return join(folder, 'Nodelab.app', 'Contents', 'MacOS', 'Nodelab')
  return join(folder, process.platform === 'win32' ? 'Nodelab.exe' : 'nodelab')
}

/** Where a packed folder keeps the app. @param {string} output */
export function packedResources(output) {
  const folder = join(output, unpackedFolder())
  return process.platform === 'darwin'
    ? join(folder, 'Nodelab.app', 'Contents', 'Resources')
    : join(folder, 'resources')
}

/**
 * The uv that goes with the app: the pinned one, fetched as a wheel and checked by its known hash, whatever uv this machine has. Its
 * folder is the packer's own, so that a second packing need not fetch it again.
 */
async function uvPath() {
  const { installedUvPath, installUv } = createRequire(import.meta.url)(join(root, 'out', 'installUv.cjs'))
  const folder = join(cacheFolder(), 'uv-to-pack')
  const path = installedUvPath(folder)
  if (existsSync(path)) return path
  const { UV_DEFAULT_INDEX, UV_INDEX_URL, PIP_INDEX_URL } = process.env
  const index = UV_DEFAULT_INDEX || UV_INDEX_URL || PIP_INDEX_URL || null
  try {
    return await installUv({ folder, env: process.env, index })
  } catch (error) {
    const { code, raw } = error.problem ?? {}
    throw new SetupError(`There is no uv to pack (${code ?? error}):\n${tail(raw ?? '')}`, { cause: error })
  }
}

/**
 * Packs with electron-builder, from the Electron that is there, with uv inside: a runnable folder, and installers where some are named or `all` of
 * electron-builder.yml are asked for. `forTest` adds what the oldest Electron lacks. `ownFpm` makes deb and rpm without electron-builder's fpm, which is
 * a download.
 * @param {{ output: string, forTest: boolean, installers?: 'all' | string[], ownFpm?: boolean }} options
 */
export async function pack({ output, forTest, installers = [], ownFpm = false }) {
  const runtime = presentRuntime()
  if (runtime === null) throw new SetupError(`There is no Electron (${programIn()}): run npm start once.`)
  const uv = await uvPath()
  const licences = join(output, 'licences')
  writeLicences(licences)
  const start = join(root, 'out', 'packedStart.cjs')
  if (forTest) copyFileSync(join(root, 'scripts', 'setup', 'packedStart.cjs'), start)
  if (ownFpm) process.env.CUSTOM_FPM_PATH = join(root, 'scripts', 'setup', 'fpm.mjs')
  for (const name of emptySigning(process.env)) delete process.env[name]
  const { archFromString, build, Platform } = await import('electron-builder')
  const names = installers === 'all' ? [] : installers.length === 0 ? ['dir'] : installers
  try {
    await build({
      projectDir: root,
      targets: Platform.current().createTarget(names, archFromString(process.arch)),
      publish: 'never',
      config: packConfig({ output, forTest, ownFpm, uv, licences, runtime, env: process.env }),
    })
  } finally {
    rmSync(start, { force: true })
  }
  return packedProgram(output)
}
