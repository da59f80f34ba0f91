import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sideBySide } from './bench/figures.mjs'
import { appEnvironment, appFolder, buildBare, remove, startWindow } from './bench/windows.mjs'
import { hasDisplay } from './setup/display.mjs'
import { root } from './setup/folders.mjs'
import { setUp } from './setup/setUp.mjs'
import { startDisplay } from './setup/xvfb.mjs'

/** `npm run bench`: each figure beside a reference of the same run; what counts is the ratio. */
const rounds = 5

await setUp({ window: true, tests: true })
const own = process.platform === 'linux' && !hasDisplay() ? await startDisplay() : null
if (own !== null) process.env.DISPLAY = own.display
const scratch = mkdtempSync(join(tmpdir(), 'nodelab-bench-'))
const cache = join(scratch, 'uv-cache')
const { createEngine } = createRequire(import.meta.url)(join(root, 'out', 'engine.cjs'))
const examples = join(root, 'out', 'examples')
const rows = []

/** @param {string} what @param {{ ours: number, reference: number }} figures @param {string} unit @param {string} beside @param {number | null} goal */
function row(what, { ours, reference }, unit, beside, goal) {
  const ratio = ours / reference
  const verdict = goal === null ? '' : ratio <= goal ? `goal ${goal}: met` : `goal ${goal}: missed`
  rows.push([what, `${ours.toFixed(0)} ${unit}`, `${reference.toFixed(0)} ${unit}`, beside, ratio.toFixed(2), verdict])
}

/** @param {string} file @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
function timed(file, args, env = process.env) {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve(performance.now() - began) : reject(new Error(`${file} ended with ${code}`)),
    )
  })
}

const engineIn = (folder) =>
  createEngine({ env: { ...process.env, NODELAB_HOME: folder, UV_CACHE_DIR: cache }, examples })
const doctor = engineIn(join(scratch, 'doctor'))
const uv = (await doctor.doctor(true)).uv.path
await doctor.close()

/** The first environment of an empty data folder, from a cache that has its packages. */
async function environments() {
  let count = 0
  const request = (engine) =>
    engine.runNode({ node: node('def main():\n    return {}\n'), inputs: {}, target: 'dify-0.11' }, '')
  const warm = engineIn(join(scratch, 'warm'))
  await request(warm)
  const found = (await warm.environments.list())[0].environment
  await warm.close()
  const pins = join(scratch, 'pins.txt')
  writeFileSync(pins, found.packages.map(({ name, version }) => `${name}==${version}`).join('\n'))
  const env = { ...process.env, UV_CACHE_DIR: cache, UV_NO_CONFIG: '1' }
  const python = found.python.path
  const figures = await sideBySide(
    rounds,
    async () => {
      // A start with uv and Python known, as bare uv is given both, and no environment left.
      remove(join(scratch, 'warm', 'environments'))
      const engine = engineIn(join(scratch, 'warm'))
      const began = performance.now()
      const result = await request(engine)
      const total = performance.now() - began - result.times.total
      await engine.close()
      return total
    },
    async () => {
      count += 1
      const folder = join(scratch, `bare-${count}`)
      const made = await timed(uv, ['venv', '-q', '--relocatable', '--no-project', '--python', python, folder], env)
      return made + (await timed(uv, ['pip', 'sync', '-q', pins, '--python', join(folder, 'bin', 'python')], env))
    },
  )
  row('environment from a warm cache', figures, 'ms', 'uv venv + uv pip sync', 1.2)
  return { python }
}

function node(code) {
  const outputs = []
  return {
    title: 'bench',
    desc: '',
    code_language: 'python3',
    code,
    variables: [],
    outputs,
    dependencies: [],
    target: null,
    samples: {},
  }
}

/** One run beside the same interpreter with the same code. */
async function runs(python) {
  const engine = engineIn(join(scratch, 'warm'))
  const code = 'def main():\n    return {}\n'
  const figures = await sideBySide(
    20,
    async () => (await engine.runNode({ node: node(code), inputs: {}, target: 'dify-0.11' }, '')).times.total,
    () => timed(python, ['-I', '-c', `${code}import json; print(json.dumps(main()))`]),
  )
  await engine.close()
  row('a run', figures, 'ms', 'python -I -c', null)
}

async function windows() {
  const bare = await buildBare()
  // The author has used the app before: workspace, environment and uv are there.
  const before = createEngine({
    env: { ...process.env, NODELAB_HOME: join(scratch, 'author', 'data'), UV_CACHE_DIR: cache },
    examples,
  })
  await before.runNode({ node: node('def main():\n    return {}\n'), inputs: {}, target: 'dify-0.11' }, '')
  await before.close()
  const env = { ...appEnvironment(join(scratch, 'author')), UV_CACHE_DIR: cache }
  const bareEnv = { ...process.env, BARE_DATA: join(scratch, 'bare-data') }
  const start = (folder, its) => async () => (await startWindow(folder, its)).ms
  row(
    'start to editor ready',
    await sideBySide(rounds, start(appFolder, env), start(bare, bareEnv)),
    'ms',
    'bare Electron + Monaco',
    1.3,
  )
  const memory = {
    ours: (await startWindow(appFolder, env, true)).megabytes,
    reference: (await startWindow(bare, bareEnv, true)).megabytes,
  }
  if (!Number.isNaN(memory.ours)) row('memory of the idle app', memory, 'MB', 'bare Electron + Monaco', null)
  remove(bare)
}

try {
  await windows()
  const { python } = await environments()
  await runs(python)
  const heads = ['what', 'Nodelab', 'reference', 'beside', 'ratio', '']
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((cells) => cells[column].length)))
  for (const cells of [heads, ...rows]) console.log(cells.map((cell, column) => cell.padEnd(widths[column])).join('  '))
} finally {
  own?.stop()
  remove(scratch)
}
process.exit()
