import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './setup/folders.mjs'
import { electronBinary } from './setup/electronRuntime.mjs'
import { setUp } from './setup/setUp.mjs'

/**
 * `npm run dev`: the page from vite's own server with hot reload, main and preload built anew at each change and the app started again
 * after it. Ctrl+C, or closing the window, ends all of it.
 */
await setUp({ window: true })
const { build, createServer } = await import('vite')
const server = await createServer({ configFile: join(root, 'vite.renderer.config.ts') })
await server.listen()
const address = server.resolvedUrls?.local[0]
if (address === undefined) throw new Error('vite tells no address of its server')

const { executable, args } = electronBinary()
let app = null
let restarting = false

function startApp() {
  restarting = false
  const env = { ...process.env, NODELAB_DEV_URL: address }
  app = spawn(executable, [...args, root], { stdio: 'inherit', env })
  app.on('exit', (code) => (restarting ? startApp() : void end(code ?? 0)))
}

function restartApp() {
  if (app === null) return startApp()
  restarting = true
  app.kill('SIGTERM')
}

let pending = null
/** Both bundles may change at once: one restart is enough. */
function changed() {
  clearTimeout(pending)
  pending = setTimeout(restartApp, 150)
}

const watchers = []
for (const name of ['vite.main.config.ts', 'vite.preload.config.ts']) {
  const watcher = await build({ configFile: join(root, name), logLevel: 'warn', build: { watch: {} } })
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error.message)
    if (event.code === 'BUNDLE_END') changed()
  })
  watchers.push(watcher)
}
console.log(`The page is served at ${address}; changes of main and preload start the app again.`)

async function end(code) {
  process.exitCode = code
  await Promise.all([server.close(), ...watchers.map((watcher) => watcher.close())])
  process.exit()
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    restarting = false
    app?.kill('SIGTERM')
  })
}
