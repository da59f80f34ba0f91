import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { composeBeside } from './setup/beside.mjs'
import { root } from './setup/folders.mjs'
import { setUp } from './setup/setUp.mjs'
import { run } from './setup/stage.mjs'
import { startDisplay } from './setup/xvfb.mjs'

/**
 * `npm run pictures`: renews the screenshots of the documentation, under displays of their own so that no font or size is the author's.
 * `-- --beside FOLDER` then puts each picture beside the drawing of its name in FOLDER; `--only` leaves out taking them.
 */
const { values } = parseArgs({ options: { beside: { type: 'string' }, only: { type: 'boolean' } } })
await setUp({ window: true, tests: true })
const isLinux = process.platform === 'linux'
const env = { ...process.env, NODELAB_PICTURES: '1', ...(isLinux ? { NODELAB_OWN_DISPLAYS: '1' } : {}) }
/** The tests whose screens the documentation keeps, by a part of their names. */
const specs = ['screens', 'preflight', 'lessons']
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const { code } = values.only
  ? { code: 0 }
  : await run(process.execPath, [playwright, 'test', ...specs], { cwd: root, show: true, env })
if (values.beside !== undefined) {
  const own = isLinux ? await startDisplay() : null
  const display = own === null ? {} : { DISPLAY: own.display, WAYLAND_DISPLAY: '' }
  const count = await composeBeside(values.beside, { ...env, ...display })
  console.log(`${count} beside their drawings in ${join('test-results', 'beside')}`)
  own?.stop()
}
process.exitCode = code ?? 1
