import { build } from './build.mjs'
import { electronBinary, installElectron } from './electronRuntime.mjs'
import { installModules } from './nodeModules.mjs'
import { stage } from './stage.mjs'
import { installLibraries } from './systemLibraries.mjs'
import { installUv } from './uv.mjs'

/**
 * All that stands between a fresh clone and the app, each stage one line; what is there already is passed over in silence.
 * @param {{ window: boolean, tests?: boolean }} needs whether a window will be opened, and the tests' own display with it
 */
export async function setUp({ window, tests = false }) {
  await stage('node modules', installModules)
  if (window) {
    await stage('Electron', installElectron)
    await stage('system libraries', () => installLibraries(electronBinary().executable, tests))
  }
  await stage('build', () => build())
  await stage('uv', installUv)
}
