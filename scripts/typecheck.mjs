import { join } from 'node:path'
import { root } from './setup/folders.mjs'
import { run } from './setup/stage.mjs'

/** Each room has its own view of the world: shared knows neither Node nor the page. */
const projects = ['.', 'shared', 'shared/tsconfig.test.json', 'electron', 'renderer', 'e2e']
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
let failed = false
for (const project of projects) {
  const { code } = await run(process.execPath, [tsc, '-p', project], { cwd: root, show: true })
  failed ||= code !== 0
}
process.exitCode = failed ? 1 : 0
