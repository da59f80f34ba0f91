import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronBinary } from '../setup/electronRuntime.mjs'
import { root } from '../setup/folders.mjs'
import { kill } from './belongings.mjs'
import { median } from './figures.mjs'
import { connect } from './pageProtocol.mjs'

const here = dirname(fileURLToPath(import.meta.url))

/** Builds the bare window with Monaco into a folder. @param {string} folder */
export async function buildBare(folder) {
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

/** The moment from which a page's editor takes keys; null where the page was loaded anew meanwhile. @param {string} address @returns {Promise<number | null>} */
async function readyAt(address) {
  const page = await connect(address)
  try {
    return (await page.evaluate(whenReady)) ?? null
  } catch {
    return null
  } finally {
    page.close()
  }
}

/** Rest before the memory is looked at, samples taken of it, and the pause between two; in milliseconds. */
const memory = { rest: 4000, samples: 7, pause: 500 }
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The memory of a family at rest: the middle of some samples, since each alone meets what the collector left. @param {number} pid */
async function restingMegabytes(pid) {
  await pause(memory.rest)
  const samples = []
  for (let count = 0; count < memory.samples; count += 1) {
    samples.push(megabytesOf(pid))
    await pause(memory.pause)
  }
  return median(samples)
}

/** The port at which an app tells that its pages can be asked. @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stderr.on('data', (piece) => {
      text += piece
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(text)
      if (found) resolve(found[1])
    })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`the window ended with ${code} before it was ready:\n${text}`)))
  })
}

/**
 * Starts an app's folder and waits until its editor takes keys.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<import('./belongings.mjs').createBelongings>} belongings
 */
export async function openWindow(folder, env, belongings) {
  const { executable, args } = electronBinary()
  const began = Date.now()
  const options = { ...belongings.grouped, env, stdio: ['ignore', 'ignore', 'pipe'] }
  const child = belongings.program(spawn(executable, [...args, '--remote-debugging-port=0', folder], options))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const port = await portOf(child)
  let ready = null
  let address = ''
  while (ready === null) {
    address = await pageAt(port)
    ready = await readyAt(address)
  }
  return {
    /** Milliseconds from the start on. Both clocks are the machine's: the page's mark against the moment of the start. */
    ms: ready - began,
    pid: child.pid,
    /** Where its page can be asked. */
    address,
    async close() {
      child.kill('SIGTERM')
      await Promise.race([ended, pause(5000)])
      kill(child)
      await ended
    },
  }
}

/**
 * The start of an app's folder: milliseconds, and on Linux the memory after a while of rest.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {ReturnType<import('./belongings.mjs').createBelongings>} belongings
 * @param {boolean} withMemory
 */
export async function startWindow(folder, env, belongings, withMemory = false) {
  const { ms, pid, close } = await openWindow(folder, env, belongings)
  const megabytes = withMemory && process.platform === 'linux' ? await restingMegabytes(pid) : Number.NaN
  await close()
  return { ms, megabytes }
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
