import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronBinary } from '../setup/electronRuntime.mjs'
import { root } from '../setup/folders.mjs'

const here = dirname(fileURLToPath(import.meta.url))

/** Builds the bare window with Monaco into a folder of its own. */
export async function buildBare() {
  const folder = mkdtempSync(join(tmpdir(), 'nodelab-bare-'))
  const { build } = await import('vite')
  // The editor's features are those of the app, read from its own list: the window alone differs.
  const list = readFileSync(join(root, 'renderer', 'features', 'editor', 'monaco.ts'), 'utf8')
  const features = [...list.matchAll(/^import '(monaco-editor\/[^']+)'$/gm)].map(([line]) => line).join('\n')
  const output = {
    format: 'iife',
    inlineDynamicImports: true,
    entryFileNames: 'page.js',
    assetFileNames: 'page[extname]',
  }
  await build({
    configFile: false,
    root: join(here, 'bare'),
    logLevel: 'error',
    plugins: [{ name: 'features', transform: (code, id) => (id.endsWith('page.js') ? `${features}\n${code}` : null) }],
    build: {
      outDir: join(folder, 'page'),
      target: 'chrome114',
      chunkSizeWarningLimit: 20_000,
      rollupOptions: { input: join(here, 'bare', 'page.js'), output },
    },
  })
  cpSync(join(here, 'bare', 'index.html'), join(folder, 'page', 'index.html'))
  if (!existsSync(join(folder, 'page', 'page.css'))) writeFileSync(join(folder, 'page', 'page.css'), '')
  cpSync(join(here, 'bare', 'main.cjs'), join(folder, 'main.cjs'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }))
  return folder
}

/** The children of a process and theirs, itself first; Linux alone tells. @param {number} pid @returns {number[]} */
function familyOf(pid) {
  const file = `/proc/${pid}/task`
  if (!existsSync(file)) return []
  const children = readdirSync(file).flatMap((thread) =>
    readFileSync(`${file}/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(familyOf)]
}

/** Memory that a family of processes has for itself, shared pages counted by share, in megabytes. @param {number} pid */
function megabytesOf(pid) {
  const kilobytes = familyOf(pid).map((member) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024
}

/** Resolves in the page with the moment, in milliseconds since the epoch, from which its editor takes keys. */
const whenReady = `new Promise((resolve) => {
  const look = () => {
    const [mark] = performance.getEntriesByName('nodelab:editor-ready')
    if (mark === undefined) setTimeout(look, 20)
    else resolve(performance.timeOrigin + mark.startTime)
  }
  look()
})`

/** The address of the first page of a browser that listens at a port. @param {string} port @returns {Promise<string>} */
async function pageAt(port) {
  for (;;) {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json()
    const page = targets.find(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank')
    if (page !== undefined) return page.webSocketDebuggerUrl
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Asks a page one thing over its own protocol: no driver of tests slows its start. @param {string} address @returns {Promise<number | null>} */
function ask(address) {
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.onopen = () => {
      const params = { expression: whenReady, awaitPromise: true, returnByValue: true }
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    }
    socket.onerror = () => reject(new Error(`no answer from ${address}`))
    socket.onmessage = ({ data }) => {
      const { id, result } = JSON.parse(data)
      if (id !== 1) return
      socket.close()
      // The page was loaded anew meanwhile: the answer is to be asked for again.
      resolve(result?.result.value ?? null)
    }
  })
}

/**
 * Starts an app's folder and waits until its editor takes keys. Both clocks are the machine's: the page's mark against the moment of the
 * start. Returns milliseconds, and on Linux the memory after a while of rest.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} withMemory
 */
export async function startWindow(folder, env, withMemory = false) {
  const { executable, args } = electronBinary()
  const began = Date.now()
  const child = spawn(executable, [...args, '--remote-debugging-port=0', folder], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const port = await new Promise((resolve) => {
    let text = ''
    child.stderr.on('data', (piece) => {
      text += piece
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)
      if (found) resolve(found[1])
    })
  })
  let at = null
  while (at === null) at = await ask(await pageAt(port))
  let megabytes = Number.NaN
  if (withMemory && process.platform === 'linux') {
    await new Promise((resolve) => setTimeout(resolve, 5000))
    megabytes = megabytesOf(child.pid)
  }
  child.kill('SIGTERM')
  const giveUp = new Promise((resolve) => setTimeout(resolve, 5000))
  await Promise.race([ended, giveUp])
  child.kill('SIGKILL')
  return { ms: at - began, megabytes }
}

/** The app as an author has it who has used it before: the environment is there. @param {string} home */
export function appEnvironment(home) {
  mkdirSync(home, { recursive: true })
  return {
    ...process.env,
    HOME: home,
    PYENV_ROOT: process.env.PYENV_ROOT ?? join(process.env.HOME ?? '', '.pyenv'),
    NODELAB_HOME: join(home, 'data'),
  }
}

/** The folder of the app itself. */
export const appFolder = root

/** @param {string} folder */
export function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}
