import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { hasDisplay } from './setup/display.mjs'
import { electronBinary } from './setup/electronRuntime.mjs'
import { root } from './setup/folders.mjs'
import { setUp } from './setup/setUp.mjs'
import { run, SetupError } from './setup/stage.mjs'

/** `npm start`: sets up what is missing and opens the window; without a display it runs the example in the terminal. */
async function start() {
  const window = hasDisplay()
  if (!window) console.log('There is no display here, so the example node runs in the terminal.')
  await setUp({ window })
  if (window) return openWindow()
  const cli = join(root, 'out', 'cli.cjs')
  const made = await run(process.execPath, [cli, 'first-workspace'])
  const example = join(root, 'out', 'examples', 'installed_packages.node.yml')
  const end = await run(process.execPath, [cli, 'run', example], { show: true })
  if (made.code === 0) {
    console.log(`Your nodes are in ${made.out.trim()}; run one with \`npx nodelab run split_text\`.`)
  } else console.error(made.text.trim())
  console.log(
    'To open the window, run `npm start` in a desktop session, or `xvfb-run -a npm start` on a machine without one.',
  )
  return end.code ?? 1
}

/** Opens the app and waits for its end. @returns {Promise<number>} */
function openWindow() {
  const { executable, args, version } = electronBinary()
  console.log(`Opening Nodelab in Electron ${version}.`)
  const child = spawn(executable, [...args, root, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

try {
  process.exitCode = await start()
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
