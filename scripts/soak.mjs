import { join } from 'node:path'
import { root } from './setup/folders.mjs'
import { installModules } from './setup/nodeModules.mjs'
import { stage } from './setup/stage.mjs'

/**
 * `npm run soak -- --minutes N --seed S`: good, hostile and cancelled runs side by side for N minutes, while workers and their parents are killed and
 * environments change; see `soak/main.ts`. Exit code 1: something was left behind, or a run ended as it must not.
 */
try {
  await stage('node modules', installModules)
  const { runnerImport } = await import('vite')
  /** @type {{ module: typeof import('./soak/main') }} */
  const { module } = await runnerImport(join(root, 'scripts', 'soak', 'main.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  })
  process.exitCode = await module.main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
