import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './setup/folders.mjs'
import { pack } from './setup/pack.mjs'
import { setUp } from './setup/setUp.mjs'
import { SetupError } from './setup/stage.mjs'

/** `npm run pack`: a folder in `dist/` from which the app runs. `--for-test` and `--output` are the end-to-end test's. */
const { values } = parseArgs({ options: { 'for-test': { type: 'boolean' }, output: { type: 'string' } } })
try {
  await setUp({ window: true })
  const output = resolve(values.output ?? join(root, 'dist'))
  const program = await pack({ output, forTest: values['for-test'] === true })
  console.log(`Packed: ${program}`)
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
