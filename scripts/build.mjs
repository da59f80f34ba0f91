import { build } from './setup/build.mjs'
import { SetupError, stage } from './setup/stage.mjs'

/** `npm run build`: builds main, preload and page where a source is newer than what was built. */
try {
  await stage('build', build)
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
