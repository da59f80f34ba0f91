import { spawn } from 'node:child_process'

/** A stage that could not be done, in a sentence for whoever set the project up. */
export class SetupError extends Error {}

/**
 * Does one stage of the set-up and says it in one line with its time. On a terminal the name stands there while the work goes on, and
 * the line is completed at its end; elsewhere the line comes whole at the end. A stage that has nothing to do returns null and leaves no
 * line; else it returns what it did, in a few words.
 * @param {string} name
 * @param {() => Promise<string | null> | string | null} work
 * @param {Pick<NodeJS.WriteStream, 'isTTY' | 'write'>} out
 */
export async function stage(name, work, out = process.stdout) {
  const began = performance.now()
  const label = name.padEnd(18)
  const isLive = out.isTTY && process.env.TERM !== 'dumb'
  // Return to the line's start and clear what stands there.
  const again = isLive ? '\r\u001b[K' : ''
  const line = (text) => `${again}${label} ${text} (${seconds(performance.now() - began)})\n`
  if (isLive) out.write(`${label} …`)
  try {
    const did = await work()
    out.write(did === null ? again : line(did))
  } catch (error) {
    out.write(line('failed'))
    throw error
  }
}

/** @param {number} ms */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}

/**
 * Runs a program and gathers what it prints; with `tee` it is passed on as it comes as well, with `show` it is only passed on. Never rejects:
 * a program that can't be started has code null.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean, tee?: boolean, timeout?: number }} [options]
 * @returns {Promise<{ code: number | null, text: string, out: string }>}
 */
export function run(file, args, { show = false, tee = false, timeout = 0, ...options } = {}) {
  return new Promise((resolve) => {
    // Windows finds npm and its kin only through a shell.
    const shell = process.platform === 'win32' && /^(npm|npx)$/.test(file)
    const child = spawn(file, [...args], { ...options, shell, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let out = ''
    child.stdout?.setEncoding('utf8')
    child.stderr?.setEncoding('utf8')
    child.stdout?.on('data', (piece) => {
      text += piece
      out += piece
      if (tee) process.stdout.write(piece)
    })
    child.stderr?.on('data', (piece) => {
      text += piece
      if (tee) process.stderr.write(piece)
    })
    const timer = timeout > 0 ? setTimeout(() => child.kill('SIGKILL'), timeout) : null
    child.on('error', (error) => {
      if (timer !== null) clearTimeout(timer)
      resolve({ code: null, text: error.message, out })
    })
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer)
      resolve({ code, text, out })
    })
  })
}

/** The last lines of a program's text, for an error's message. @param {string} text */
export function tail(text, lines = 15) {
  return text.trim().split('\n').slice(-lines).join('\n')
}
