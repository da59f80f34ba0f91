import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { electronBinary } from './electronRuntime.mjs'
import { root } from './folders.mjs'
import { run, SetupError, tail } from './stage.mjs'

/** Drawings whose screen has another name here. */
const named = { packages: 'environment', 'packages-error': 'build-failed-stages', components: 'kinds' }

/**
 * Puts each drawing of a folder beside the picture of the same screen, for the eye: `test-results/beside`.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} how many there are
 */
export async function composeBeside(folder, env) {
  const pictures = join(root, 'test-results', 'pictures')
  const out = join(root, 'test-results', 'beside')
  mkdirSync(out, { recursive: true })
  const drawings = readdirSync(resolve(folder)).filter((name) => name.endsWith('.png'))
  const pairs = drawings.flatMap((name) => {
    const screen = name.slice(0, -'.png'.length)
    const right = join(pictures, `${named[/** @type {keyof typeof named} */ (screen)] ?? screen}.png`)
    return existsSync(right) ? [{ left: resolve(folder, name), right, out: join(out, name) }] : []
  })
  const list = join(out, 'pairs.json')
  writeFileSync(list, JSON.stringify(pairs))
  const { executable, args } = electronBinary()
  const start = join(root, 'scripts', 'setup', 'beside')
  const { code, text } = await run(executable, [...args, start, list], { cwd: root, env, timeout: 180_000 })
  if (code !== 0) throw new SetupError(`The pictures could not be put side by side.\n${tail(text)}`)
  return pairs.length
}
