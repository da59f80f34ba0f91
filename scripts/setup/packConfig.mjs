import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.mjs'

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
 * What a release says of who makes it: docs/releasing.md. A deb and an rpm want both; one that is made for oneself has neither.
 * @param {NodeJS.ProcessEnv} env
 */
export function makerOf(env) {
  return {
    homepage: env.NODELAB_HOMEPAGE || 'https://localhost/',
    maintainer: env.NODELAB_MAINTAINER || 'Nodelab <nodelab@localhost>',
  }
}

/**
 * The names of electron-builder's own variables that are there and empty: a release workflow hands over each secret that is not set as an empty
 * one, and electron-builder takes that for the path of a certificate.
 * @param {NodeJS.ProcessEnv} env
 */
export function emptySigning(env) {
  return Object.keys(env).filter((name) => /^(WIN_)?CSC_|^APPLE_/.test(name) && env[name] === '')
}

/**
 * What a pack says to electron-builder beside electron-builder.yml.
 * @param {{
 *   output: string, forTest: boolean, ownFpm: boolean, uv: string, licences: string,
 *   runtime: { folder: string, version: string }, env: NodeJS.ProcessEnv,
 * }} given
 */
export function packConfig({ output, forTest, ownFpm, uv, licences, runtime, env }) {
  const { homepage, maintainer } = makerOf(env)
  return {
    extends: join(root, 'electron-builder.yml'),
    directories: { output },
    // Where this Nodelab will look for updates, when its author asks for that; without it there is no place to look in.
    publish: env.NODELAB_UPDATE_URL ? { provider: 'generic', url: env.NODELAB_UPDATE_URL } : null,
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    electronFuses: moreFuses(runtime.version, forTest),
    extraResources: [
      { from: uv, to: process.platform === 'win32' ? 'uv/uv.exe' : 'uv/uv' },
      // The command `nodelab`: the deb and the rpm link to it, elsewhere the app puts it on the PATH when its author asks for that.
      { from: join(root, 'scripts', 'installer', 'bin'), to: 'bin' },
      { from: licences, to: 'licences' },
    ],
    // Electron's own start page, which lies there too, is not part of the app.
    afterPack: ({ appOutDir, packager }) =>
      rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),
    extraMetadata: { homepage, main: forTest ? 'out/packedStart.cjs' : 'out/main.cjs' },
    linux: { maintainer, vendor: 'Nodelab' },
    // One that is made here is for here: it need not be small, and is there in seconds.
    ...(ownFpm ? { deb: { compression: 'gz' }, rpm: { compression: 'gzip' } } : {}),
  }
}
