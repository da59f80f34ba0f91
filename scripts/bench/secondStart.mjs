import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/folders.mjs'
import { kill } from './belongings.mjs'

/** What `npm start` says right before it launches Electron. */
const launching = /^Opening Nodelab in Electron/m
/** What a start that does nothing says in its place. */
const nothing = /^nothing to do/m

/**
 * Calls `npm start` in a folder and waits for a line; the program is ended then. Returns the milliseconds and what its output says until then.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {RegExp} line
 * @param {(child: import('node:child_process').ChildProcess) => unknown} [note]
 * @returns {Promise<{ ms: number, said: string }>}
 */
function npmStart(folder, env, line, note) {
  const isWindows = process.platform === 'win32'
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    shell: isWindows,
  })
  note?.(child)
  return new Promise((resolve, reject) => {
    let said = ''
    let told = ''
    let ms = null
    child.stdout.on('data', (piece) => {
      said += piece
      if (ms !== null || !line.test(said)) return
      ms = performance.now() - began
      kill(child)
    })
    child.stderr.on('data', (piece) => (told += piece))
    child.on('error', reject)
    // Not `close`: what was started may keep the pipes for a moment.
    child.on('exit', () =>
      ms === null ? reject(new Error(`npm start ended early:\n${said}${told}`)) : resolve({ ms, said }),
    )
  })
}

/**
 * From `npm start` in the checkout until Electron is launched.
 * @param {NodeJS.ProcessEnv} env
 * @param {(child: import('node:child_process').ChildProcess) => unknown} [note]
 */
export function timeToLaunch(env, note) {
  return npmStart(root, env, launching, note)
}

/**
 * The same of a project whose start says one line: what npm itself takes.
 * @param {string} folder an empty one
 * @param {(child: import('node:child_process').ChildProcess) => unknown} [note]
 */
export function timeToNothing(folder, note) {
  mkdirSync(folder, { recursive: true })
  const scripts = { start: `node -e "console.log('nothing to do')"` }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare-start', version: '1.0.0', scripts }))
  return npmStart(folder, process.env, nothing, note)
}
