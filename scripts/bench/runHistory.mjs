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
/** The parts of the app that are asked here. */
const loaded = ['workerPort', 'runToKeep']

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
        input: {
          ...Object.fromEntries([...loaded, 'runsWorker'].map((name) => [name, part(name)])),
          everyRun: join(root, 'shared', 'runHistory', 'everyRun.ts'),
          benchRuns: join(root, 'scripts', 'bench', 'benchRuns.ts'),
        },
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
  return Object.assign({}, ...(await Promise.all([...loaded, 'everyRun', 'benchRuns'].map(load))))
}

/**
 * The measures of 100,000 kept runs, in milliseconds, asked of their thread as the window asks: one more is kept, beside its text written
 * and synced; a page of the list, beside the same rows read as JSON; a rare word and one that every run has, beside a search of all texts
 * in memory; what the filters have to offer.
 * @param {{ scratch: string, rounds: number }} options
 */
export async function measureRunHistory({ scratch, rounds }) {
  const folder = join(scratch, 'run-history')
  const { createWorkerPort, runToKeep, everyRun, benchRun } = await buildRunHistory(folder)
  const port = createWorkerPort(join(folder, 'runsWorker.mjs'))
  const path = join(folder, 'runs.db')
  const ask = async (name, ...args) => {
    const told = await port.ask({ path, name, args })
    if (!told.ok) throw new Error(JSON.stringify(told.problem))
    return told.value
  }
  const texts = []
  for (let at = 0; at < many; at += batch) {
    const kept = Array.from({ length: batch }, (_, n) => runToKeep(benchRun(at + n)))
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
    () => timed(() => ask('add', runToKeep(benchRun((count += 1))))),
    () =>
      timed(() => {
        writeSync(file, `${JSON.stringify(runToKeep(benchRun(count)))}\n`)
        fsyncSync(file)
      }),
  )
  closeSync(file)
  const rows = JSON.stringify(await ask('page', everyRun, null, 100))
  const inMemory = (word) => () => timed(() => texts.filter((text) => text.includes(word)).slice(0, 100))
  const page =
    (query, before = null) =>
    () =>
      timed(() => ask('page', { ...everyRun, ...query }, before, 100))
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
