import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { presentRuntime, programIn } from './electronRuntime.mjs'
import { cacheFolder, root } from './folders.mjs'
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
 * Fuses beside those of electron-builder.yml. An Electron that is too old for a fuse can't be packed with it, and Playwright needs
 * the inspector.
 * @param {string} version @param {boolean} forTest
 */
export function moreFuses(version, forTest) {
  return {
    ...(Number.parseInt(version, 10) >= 29 ? { grantFileProtocolExtraPrivileges: false } : {}),
    ...(forTest ? { enableNodeCliInspectArguments: true } : {}),
  }
}

/**
 * Packs a runnable folder with electron-builder, from the Electron that is there, with uv inside. `forTest` adds what the oldest
 * Electron lacks.
 * @param {{ output: string, forTest: boolean }} options
 */
export async function pack({ output, forTest }) {
  const runtime = presentRuntime()
  if (runtime === null) throw new SetupError(`There is no Electron (${programIn()}): run npm start once.`)
  const uv = await uvPath()
  const start = join(root, 'out', 'packedStart.cjs')
  if (forTest) copyFileSync(join(root, 'scripts', 'setup', 'packedStart.cjs'), start)
  const { build } = await import('electron-builder')
  try {
    await build({
      projectDir: root,
      dir: true,
      config: {
        extends: join(root, 'electron-builder.yml'),
        directories: { output },
        electronDist: runtime.folder,
        electronVersion: runtime.version,
        electronFuses: moreFuses(runtime.version, forTest),
        extraResources: [{ from: uv, to: process.platform === 'win32' ? 'uv/uv.exe' : 'uv/uv' }],
        extraMetadata: { main: forTest ? 'out/packedStart.cjs' : 'out/main.cjs' },
      },
    })
  } finally {
    rmSync(start, { force: true })
  }
  // Electron's own start page, which lies there too, is not part of the app.
  rmSync(join(packedResources(output), 'default_app.asar'), { force: true })
  return packedProgram(output)
}
