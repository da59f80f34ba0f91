import { join } from 'node:path'
import { root } from './setup/folders.mjs'
import { installModules } from './setup/nodeModules.mjs'
import { stage } from './setup/stage.mjs'

/** `npm run splice -- --cases N --seed S`: edits of app files, read back by PyYAML; see `docs/app-files.md`. */
try {
  await stage('node modules', installModules)
  const { runnerImport } = await import('vite')
  /** @type {{ module: typeof import('./splice/main') }} */
  const { module } = await runnerImport(join(root, 'scripts', 'splice', 'main.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  })
  process.exitCode = await module.main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
