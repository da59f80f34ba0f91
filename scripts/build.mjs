import { build } from './setup/build.mjs'
import { SetupError, stage } from './setup/stage.mjs'

/** `npm run build`: builds main, preload and page anew. */
try {
  await stage('build', () => build({ force: true }))
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
