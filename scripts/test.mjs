import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './setup/build.mjs'
import { hasDisplay } from './setup/display.mjs'
import { electronBinary, installElectron } from './setup/electronRuntime.mjs'
import { root } from './setup/folders.mjs'
import { errorLines, playwrightFailures, vitestFailures } from './setup/failedTests.mjs'
import { installModules } from './setup/nodeModules.mjs'
import { run, seconds, SetupError, stage, tail } from './setup/stage.mjs'
import { installLibraries } from './setup/systemLibraries.mjs'
import { closingLine, counted, playwrightTally, vitestTally } from './setup/tally.mjs'

const results = join(root, 'test-results')
const bin = (...parts) => join(root, 'node_modules', ...parts)
/** All tests share one cache of packages, so that each is fetched once. */
const env = { ...process.env, UV_CACHE_DIR: process.env.UV_CACHE_DIR || join(tmpdir(), 'nodelab-test-uv-cache') }
// What is passed on comes through a pipe, which would take the colours from whoever sits before it.
if (process.stdout.isTTY) env.FORCE_COLOR ??= '1'

/** What failed checks printed last, to be said again where whoever reads only the end will find it. @type {string[]} */
const failures = []
/** The failed tests by name, the very last of all: a long output is often kept in part, and its end always. @type {string[]} */
const names = []

/** Runs one check in full view and says its end in a line. @param {string} name @param {readonly string[]} args @param {NodeJS.ProcessEnv} more */
async function check(name, args, more = {}) {
  const began = performance.now()
  console.log(`\n== ${name}`)
  const { code, text } = await run(process.execPath, args, { cwd: root, tee: true, env: { ...env, ...more } })
  console.log(`== ${name}: ${code === 0 ? 'passed' : 'failed'} (${seconds(performance.now() - began)})`)
  if (code !== 0) names.push(`failed: ${name}`, ...errorLines(text))
  if (code !== 0) failures.push(`== ${name} failed; its last lines were:\n${tail(text, 80)}`)
  return code
}

/** A check that is no list of tests counts as one. @param {number | null} code */
const one = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 })

/** The real app: under the display that is there, else, or where nobody sits before it, under displays of the tests' own. */
function endToEnd() {
  const own = process.platform === 'linux' && !(hasDisplay() && !process.env.CI)
  const more = own ? { NODELAB_OWN_DISPLAYS: '1' } : {}
  return check('the real app', [bin('@playwright', 'test', 'cli.js'), 'test'], more)
}

async function test() {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  await stage('node modules', installModules)
  await stage('Electron', installElectron)
  await stage('system libraries', () => installLibraries(electronBinary().executable, true))

  const tallies = [
    one(await check('type check', [join(root, 'scripts', 'typecheck.mjs')])),
    one(await check('lint', [bin('oxlint', 'bin', 'oxlint'), '--type-aware'])),
    one(await check('format', [bin('oxfmt', 'bin', 'oxfmt'), '--check', '.'])),
  ]
  const unitReport = join(results, 'vitest.json')
  const unit = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const unitCode = await check('unit tests', [bin('vitest', 'vitest.mjs'), ...unit])
  tallies.push(counted(vitestTally(unitReport), unitCode))
  names.push(...vitestFailures(unitReport, root))
  await stage('build', build)
  const endCode = await endToEnd()
  const endReport = join(results, 'playwright.json')
  tallies.push(counted(playwrightTally(endReport), endCode))
  names.push(...playwrightFailures(endReport))
  return tallies
}

try {
  const tallies = await test()
  const failed = tallies.some((tally) => tally.failed > 0)
  process.exitCode = failed ? 1 : 0
  for (const failure of failures) console.log(`\n${failure}`)
  console.log(['', ...names, closingLine(tallies)].join('\n'))
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
  console.log('\n0 passed, 1 failed')
}
