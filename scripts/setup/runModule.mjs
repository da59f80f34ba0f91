import { join } from 'node:path'
import { root } from './folders.mjs'
import { installModules } from './nodeModules.mjs'
import { stage } from './stage.mjs'

/**
 * Runs the `main` of a TypeScript module of the scripts with the command's arguments; what it answers is the exit code, 2 where it could not be run.
 * @param {string} folder the folder in `scripts` that holds its `main.ts`
 */
export async function runModule(folder) {
  try {
    await stage('node modules', installModules)
    const { runnerImport } = await import('vite')
    /** @type {{ module: { main(given: readonly string[]): Promise<number> } }} */
    const { module } = await runnerImport(join(root, 'scripts', folder, 'main.ts'), {
      root,
      configFile: false,
      logLevel: 'error',
    })
    process.exitCode = await module.main(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}
