import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { builtinModules, createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../setup/folders.mjs'
import { sideBySide } from './figures.mjs'

const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]))
/** How many runs are kept before anything is measured. */
const many = 100_000
const batch = 2000

/** What keeps runs, built for this Node, with its thread. @param {string} folder */
async function buildRunHistory(folder) {
  const part = (name) => join(root, 'electron', 'runHistory', `${name}.ts`)
  await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    ssr: { noExternal: true, external: ['libsql'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      minify: false,
      rollupOptions: {
        external: (id) => id === 'libsql' || builtin.has(id),
        input: { workerPort: part('workerPort'), runToKeep: part('runToKeep'), runsWorker: part('runsWorker') },
        output: {
          format: 'esm',
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          paths: { libsql: pathToFileURL(createRequire(import.meta.url).resolve('libsql')).href },
        },
      },
    },
  })
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)
  return Object.assign({}, ...(await Promise.all(['workerPort', 'runToKeep'].map(load))))
}

const words =
  'alpha beta gamma delta parse json result error value number string list input output count name date'.split(' ')

/** A run of one of fifty versions of twenty nodes, with prints of some hundred words. @param {number} at */
function endedRun(at) {
  const prints = Array.from({ length: 60 }, (_, n) => words[(at * 7 + n * n) % words.length]).join(' ')
  const isFailed = at % 5 === 0
  return {
    node: `folder/node_${at % 20}`,
    sandbox: null,
    at: 1_700_000_000_000 + at * 1000,
    request: {
      node: {
        title: `Node ${at % 20}`,
        desc: '',
        code_language: 'python3',
        code: `def main(text: str):\n${'    text = text.strip()\n'.repeat(20)}    return {"count": ${at % 50}}\n`,
        variables: [{ variable: 'text', value_type: 'string', value_selector: [] }],
        outputs: [{ name: 'count', spec: { type: 'number', children: null } }],
        dependencies: [],
        target: null,
        samples: {},
      },
      inputs: { text: `"input of run number${at}"` },
      target: 'dify-1.16',
    },
    result: {
      status: isFailed ? 'failed' : 'succeeded',
      outputs: isFailed ? null : `{"count":${at % 50}}`,
      returned: null,
      error: isFailed ? `ValueError: run ${at}` : null,
      errorType: isFailed ? 'CodeExecutionError' : null,
      keepsInputs: true,
      prints,
      stderr: '',
      truncated: false,
      traceback: null,
      problems: [],
      times: { worker: 1, main: 2, check: 0.1, total: 3 },
      target: 'dify-1.16',
      runtime: 'Python 3.12.1',
      environment: 'abc',
      attempts: [],
      after: null,
    },
  }
}

/**
 * The measures of 100,000 kept runs, in milliseconds, asked of their thread as the window asks: one more is kept, beside its text written
 * and synced; a page of the list, beside the same rows read as JSON; a rare word and one that every run has, beside a search of all texts
 * in memory; what the filters have to offer.
 * @param {{ scratch: string, rounds: number }} options
 */
export async function measureRunHistory({ scratch, rounds }) {
  const folder = join(scratch, 'run-history')
  const { createWorkerPort, runToKeep } = await buildRunHistory(folder)
  const port = createWorkerPort(join(folder, 'runsWorker.mjs'))
  const path = join(folder, 'runs.db')
  const ask = async (name, ...args) => {
    const told = await port.ask({ path, name, args })
    if (!told.ok) throw new Error(JSON.stringify(told.problem))
    return told.value
  }
  const texts = []
  for (let at = 0; at < many; at += batch) {
    const kept = Array.from({ length: batch }, (_, n) => runToKeep(endedRun(at + n)))
    texts.push(...kept.map(({ inputs, result }) => `${inputs.text} ${result.prints} ${result.error}`))
    await ask('addAll', kept)
  }
  /** @param {() => unknown} work */
  const timed = async (work) => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  let count = many
  const file = openSync(join(folder, 'synced.jsonl'), 'a')
  const keep = await sideBySide(
    rounds,
    () => timed(() => ask('add', runToKeep(endedRun((count += 1))))),
    () =>
      timed(() => {
        writeSync(file, `${JSON.stringify(runToKeep(endedRun(count)))}\n`)
        fsyncSync(file)
      }),
  )
  closeSync(file)
  const every = { text: '', node: null, target: null, status: null, since: null, isPinned: false }
  const rows = JSON.stringify(await ask('page', every, null, 100))
  const inMemory = (word) => () => timed(() => texts.filter((text) => text.includes(word)).slice(0, 100))
  const page =
    (query, before = null) =>
    () =>
      timed(() => ask('page', { ...every, ...query }, before, 100))
  const figures = {
    keep,
    first: await sideBySide(rounds, page({}), () => timed(() => JSON.parse(rows))),
    deep: await sideBySide(rounds, page({ node: 'folder/node_3' }, 1000), () => timed(() => JSON.parse(rows))),
    rare: await sideBySide(rounds, page({ text: 'number77777' }), inMemory('number77777')),
    common: await sideBySide(rounds, page({ text: 'json alpha' }), inMemory('json')),
    facts: await sideBySide(rounds, () => timed(() => ask('facts')), inMemory('no such text')),
  }
  await port.close()
  return figures
}
