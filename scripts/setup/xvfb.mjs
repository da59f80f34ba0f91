import { spawn } from 'node:child_process'
import { SetupError } from './stage.mjs'

/**
 * Starts a display of the tests' own and returns its name and the way to end it.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let number = ''
    let text = ''
    child.stderr.on('data', (piece) => (text += piece))
    child.stdio[3].on('data', (piece) => {
      number += piece
      if (number.includes('\n')) resolve({ display: `:${number.trim()}`, stop: () => child.kill() })
    })
    child.on('error', (error) => reject(new SetupError(`Xvfb could not be started: ${error.message}`)))
    child.on('exit', () => reject(new SetupError(`Xvfb ended at once:\n${text}`)))
  })
}
