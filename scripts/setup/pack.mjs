import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { presentRuntime, programIn } from './electronRuntime.mjs'
import { root } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

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

/** Where a packed folder keeps the app; Electron's own start page, which lies there too, is not part of it. @param {string} output */
function resourcesOf(output) {
  const folder = join(output, unpackedFolder())
  return process.platform === 'darwin'
    ? join(folder, 'Nodelab.app', 'Contents', 'Resources')
    : join(folder, 'resources')
}

/** The uv that goes with the app. */
async function uvPath() {
  const end = await run(process.execPath, [join(root, 'out', 'cli.cjs'), 'doctor', '--install-uv', '--json'])
  try {
    const path = JSON.parse(end.out).uv?.path
    if (typeof path === 'string') return path
  } catch {
    // The text below tells what doctor said.
  }
  throw new SetupError(`There is no uv to pack:\n${tail(end.text)}`)
}

/**
 * Packs a runnable folder with electron-builder, from the Electron that is there, with uv inside. `forTest` adds what the oldest
 * Electron lacks.
 * @param {{ output: string, forTest: boolean }} options
 */
export async function pack({ output, forTest }) {
  const runtime = presentRuntime()
  if (runtime === null) throw new SetupError(`There is no Electron (${programIn()}): run npm start once.`)
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
        extraResources: [{ from: await uvPath(), to: process.platform === 'win32' ? 'uv/uv.exe' : 'uv/uv' }],
        extraMetadata: { main: forTest ? 'out/packedStart.cjs' : 'out/main.cjs' },
      },
    })
  } finally {
    rmSync(start, { force: true })
  }
  rmSync(join(resourcesOf(output), 'default_app.asar'), { force: true })
  return packedProgram(output)
}
