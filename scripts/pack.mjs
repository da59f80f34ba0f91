import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from './setup/folders.mjs'
import { pack } from './setup/pack.mjs'
import { setUp } from './setup/setUp.mjs'
import { SetupError } from './setup/stage.mjs'

/**
 * `npm run pack`: a folder in `dist/` from which the app runs. `--installers` makes the installers of this system as well, `--installer deb` one of
 * them; `--own-fpm` makes deb and rpm without electron-builder's fpm. `--for-test` and `--output` are the end-to-end test's.
 */
const { values } = parseArgs({
  options: {
    installers: { type: 'boolean' },
    installer: { type: 'string', multiple: true },
    'own-fpm': { type: 'boolean' },
    'for-test': { type: 'boolean' },
    output: { type: 'string' },
  },
})
try {
  await setUp({ window: true })
  const program = await pack({
    output: resolve(values.output ?? join(root, 'dist')),
    forTest: values['for-test'] === true,
    installers: values.installers === true ? 'all' : (values.installer ?? []),
    ownFpm: values['own-fpm'] === true,
  })
  console.log(`Packed: ${program}`)
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
