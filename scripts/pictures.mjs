import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { composeBeside } from './setup/beside.mjs'
import { root } from './setup/folders.mjs'
import { setUp } from './setup/setUp.mjs'
import { run } from './setup/stage.mjs'
import { startDisplay } from './setup/xvfb.mjs'

/**
 * `npm run pictures`: renews the screenshots of the documentation, under a display of their own so that no font or size is the author's.
 * `-- --beside FOLDER` then puts each picture beside the drawing of its name in FOLDER; `--only` leaves out taking them.
 */
const { values } = parseArgs({ options: { beside: { type: 'string' }, only: { type: 'boolean' } } })
await setUp({ window: true, tests: true })
const own = process.platform === 'linux' ? await startDisplay() : null
const env = {
  ...process.env,
  NODELAB_PICTURES: '1',
  ...(own === null ? {} : { DISPLAY: own.display, WAYLAND_DISPLAY: '', NODELAB_OWN_DISPLAYS: '1' }),
}
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const { code } = values.only
  ? { code: 0 }
  : await run(process.execPath, [playwright, 'test', 'screens'], { cwd: root, show: true, env })
if (values.beside !== undefined) {
  const count = await composeBeside(values.beside, env)
  console.log(`${count} beside their drawings in ${join('test-results', 'beside')}`)
}
own?.stop()
process.exitCode = code ?? 1
