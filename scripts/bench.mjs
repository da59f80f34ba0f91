import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAppFiles } from './bench/appFiles.mjs'
import { createBelongings } from './bench/belongings.mjs'
import { measureCases } from './bench/cases.mjs'
import { createEngineMeasures } from './bench/engines.mjs'
import { sideBySide } from './bench/figures.mjs'
import { measureLanguage } from './bench/language.mjs'
import { measurePackages } from './bench/packages.mjs'
import { measureRow, measureSandbox } from './bench/measureSandbox.mjs'
import { measurePreflight } from './bench/preflight.mjs'
import { measureRunHistory } from './bench/runHistory.mjs'
import { measureRules } from './bench/rules.mjs'
import { timeToLaunch, timeToNothing } from './bench/secondStart.mjs'
import { createTable } from './bench/table.mjs'
import { measureMarks } from './bench/marks.mjs'
import { measureTyping } from './bench/typing.mjs'
import { appEnvironment, appFolder, buildBare, startWindow } from './bench/windows.mjs'
import { hasDisplay } from './setup/display.mjs'
import { setUp } from './setup/setUp.mjs'
import { startDisplay } from './setup/xvfb.mjs'

/**
 * `npm run bench`: each figure beside a reference of the same run; what counts is the ratio. Names of measures after it (`start`,
 * `typing`, `marks`, `memory`, `launch`, `switch`, `environment`, `run`, `cancel`, `cases`, `sandbox`, `packages`, `rules`, `preflight`, `language`, `appfile`, `history`) choose some of them; `sandbox --runs 10000`
 * makes so many runs in a row instead, and looks whether the last ones take longer, or anything is left of them.
 */
const rounds = 5
const { values, positionals: chosen } = parseArgs({ options: { runs: { type: 'string' } }, allowPositionals: true })
const runs = Number(values.runs ?? 0)
const wants = (...names) => chosen.length === 0 || names.some((name) => chosen.includes(name))
const table = createTable()
const belongings = createBelongings()

async function measure() {
  const scratch = belongings.folder('bench')
  const cache = join(scratch, 'uv-cache')
  if (wants('rules')) {
    const rules = await measureRules({ scratch, rounds: 50 })
    const json = 'JSON.parse'
    table.row('check of a 400,000-character string', rules.longString, 'ms', json, { limit: 20 })
    table.row('check of 10,000 nested values', rules.nested, 'ms', json, { limit: 20 })
    table.row('wrap of 100 KB', rules.wrap, 'ms', 'JSON and Base64 of Node', { limit: 2 })
    table.row('parse of 100 KB from Python', rules.parse, 'ms', json, { limit: 2 })
    table.row('parse of 100 KB from JavaScript', rules.parseCompact, 'ms', json, { limit: 2 })
    table.row('the first wrap of a program', rules.firstWrap, 'ms', 'JSON and Base64 of Node')
    table.row('the first parse of a program', rules.firstParse, 'ms', json)
    table.row('file text of 10,000 inputs, one changed', rules.save, 'ms', json, { limit: 150 })
    table.row('header of a node of 500 lines', rules.header, 'ms', 'its lines split', { limit: 5 })
  }
  if (wants('preflight')) {
    const { python, javascript, held } = await measurePreflight({ scratch, cache, rounds: 20 })
    const parsed = 'a Python that starts and parses it'
    table.row('preflight of 500 lines of Python', python, 'ms', parsed, { limit: 50 })
    table.row('preflight of 500 lines of JavaScript', javascript, 'ms', parsed, { limit: 50 })
    table.row('main thread held by one of Python', held, 'ms', 'with nodes judged in it')
  }
  if (wants('language')) {
    const { first, warm, switched, memory } = await measureLanguage({ scratch, cache, rounds })
    table.row('first completion of a node', first, 'ms', 'a Node that loads pyright', { limit: 2000 })
    table.row('completion after a key', warm, 'ms', 'a hover of the same text', { limit: 50 })
    table.row('completion after a switch of environment', switched, 'ms', 'a Node that loads pyright', { limit: 1000 })
    table.row('language server at rest', memory, 'MB', 'the Node of this bench')
  }
  if (wants('packages')) {
    const { facts, newer } = await measurePackages({ scratch, rounds: 10, belongings })
    table.row('facts of 162 packages', facts, 'ms', 'their files read')
    table.row('newer versions of 162 packages', newer, 'ms', 'their pages read')
  }
  if (wants('appfile')) {
    const apps = await measureAppFiles({ scratch, rounds: 30 })
    table.row('app file of 105 KB and 51 nodes to its list', apps.list, 'ms', 'JSON.parse of its lines', { limit: 50 })
    table.row('edit of one of its nodes, with its difference', apps.splice, 'ms', 'JSON.parse of its lines', {
      limit: 10,
    })
    table.row('the same, written', apps.save, 'ms', 'write and fsync of the file')
    table.row('1,000 app files read and indexed', apps.index, 'ms', 'their bytes read', { limit: 1000 })
  }
  if (wants('history')) {
    const runs = await measureRunHistory({ scratch, rounds: 20 })
    const wish = { limit: 100 }
    table.row('one more of 100,000 runs is kept', runs.keep, 'ms', 'its text written and synced', wish)
    table.row('the newest 100 of 100,000 runs', runs.first, 'ms', 'JSON.parse of the rows', wish)
    table.row('100 early runs of one node', runs.deep, 'ms', 'JSON.parse of the rows', wish)
    table.row('a word that one of 100,000 runs has', runs.rare, 'ms', 'a search of the texts in memory', wish)
    table.row('two words that most of them have', runs.common, 'ms', 'a search of the texts in memory', { limit: 300 })
    table.row('what 100,000 runs can be filtered by', runs.facts, 'ms', 'a search of the texts in memory', wish)
  }
  const engineless = ['rules', 'preflight', 'packages', 'appfile', 'history']
  if (chosen.length > 0 && chosen.every((name) => engineless.includes(name))) return
  const engines = createEngineMeasures({ scratch, cache, belongings })
  const uv = await engines.uv()

  if (wants('start', 'typing', 'marks', 'memory')) {
    const bare = belongings.folder('bare')
    await buildBare(bare)
    // The author has used the app before: workspace, environment and uv are there.
    const author = join(scratch, 'author')
    await engines.prepare(join(author, 'data'))
    const env = { ...appEnvironment(author), UV_CACHE_DIR: cache, NODELAB_UV: uv }
    const bareEnv = { ...process.env, BARE_DATA: join(scratch, 'bare-data') }
    const ours = (withMemory) => startWindow(appFolder, env, belongings, withMemory)
    const reference = (withMemory) => startWindow(bare, bareEnv, belongings, withMemory)
    const beside = 'bare Electron + Monaco'
    if (wants('start')) {
      const ms = (start) => async () => (await start(false)).ms
      table.row('start to editor ready', await sideBySide(rounds, ms(ours), ms(reference)), 'ms', beside, { goal: 1.3 })
    }
    if (wants('typing')) {
      const { key, slow, busy } = await measureTyping({ author, env, bare, bareEnv, rounds: 3, belongings })
      table.row('a key in a node of 500 lines until it is drawn', key, 'ms', beside)
      table.row('the slowest key of twenty', slow, 'ms', beside)
      table.row('main thread of the page for a key', busy, 'ms', beside)
    }
    if (wants('marks')) {
      const marks = await measureMarks({ author, env, bare, bareEnv, rounds: 3, belongings })
      table.row('a pause in a node of 500 lines until its mark is drawn', marks, 'ms', 'the same, known at once')
    }
    if (wants('memory') && process.platform === 'linux') {
      const megabytes = (start) => async () => (await start(true)).megabytes
      table.row('memory of the idle app', await sideBySide(3, megabytes(ours), megabytes(reference)), 'MB', beside)
    }
  }
  if (wants('launch')) {
    const env = { ...process.env, NODELAB_HOME: join(scratch, 'second'), NODELAB_UV: uv }
    const figures = await sideBySide(
      rounds,
      async () => (await timeToLaunch(env, belongings.program)).ms,
      async () => (await timeToNothing(join(scratch, 'nothing'), belongings.program)).ms,
    )
    table.row('second npm start until Electron', figures, 'ms', 'npm start of nothing', { limit: 1000 })
  }
  if (wants('switch')) {
    const figures = await engines.switching(3)
    table.row('switch to an environment that is there', figures, 'ms', 'a look at its files', { limit: 10 })
  }
  if (wants('environment', 'run', 'cancel', 'sandbox', 'cases')) {
    const found = await engines.prepare()
    if (wants('sandbox')) {
      const options = { scratch, uv, python: found.python.path, belongings }
      await (runs > 0 ? measureRow(options, table, runs) : measureSandbox(options, table))
    }
    if (wants('environment')) {
      const figures = await engines.environment(rounds, uv, found)
      table.row('environment from a warm cache', figures, 'ms', 'uv venv + uv pip sync', { goal: 1.2 })
    }
    if (wants('run')) {
      table.row('a run', await engines.run(20, found), 'ms', 'python -I -c')
      const { python, javascript } = await engines.withValues(50)
      const without = 'the same run without'
      table.row('a run of Python that could tell its variables', python, 'ms', without, { goal: 1.1 })
      table.row('a run of JavaScript that could tell its variables', javascript, 'ms', without, { goal: 1.1 })
    }
    if (wants('cases')) {
      const { row, memory } = await engines.onWarm((engine) => measureCases({ engine, scratch }))
      table.row('a row of 10,000 of a file', row, 'ms', 'a run of its node, as many at once')
      table.row('memory held over 10,000 rows', memory, 'MB', 'over 1,000 rows', { goal: 1.2 })
    }
    if (wants('cancel')) {
      const figures = await engines.cancel(20, found)
      table.row('cancel until the process is gone', figures, 'ms', 'a bare kill', { limit: 100 })
    }
  }
}

let ending = null
/** Leaves nothing behind, whichever way the bench ends. @param {number} code */
function end(code) {
  ending ??= belongings.end().finally(() => process.exit(code))
  return ending
}
process.once('SIGINT', () => void end(130))
process.once('SIGTERM', () => void end(143))

try {
  await setUp({ window: true, tests: true })
  if (process.platform === 'linux' && !hasDisplay()) {
    const own = await startDisplay()
    belongings.atEnd(own.stop)
    process.env.DISPLAY = own.display
  }
  await measure()
  console.log(table.text())
  await end(0)
} catch (error) {
  // What was ended by a signal fails too, and needs no word.
  if (ending === null) console.error(error)
  await end(1)
}
