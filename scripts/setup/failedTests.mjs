import { relative } from 'node:path'
import { readJson } from './readJson.mjs'

/** The first line of a runner's message, without the colours it was given for a terminal. @param {string | undefined} message */
const firstLine = (message = '') =>
  // oxlint-disable-next-line no-control-regex -- colours are control signs
  message.replace(/\u001B\[[\d;]*m/g, '').split('\n', 1)[0] ?? ''

/**
 * The lines of an output that name an error, at most eight: a runner whose worker ends leaves no failed test in its report.
 * @param {string} output @returns {readonly string[]}
 */
export function errorLines(output) {
  const lines = output.split('\n').map((text) => firstLine(text).trim())
  return [...new Set(lines.filter((text) => /\bError: |\berror TS\d|Unhandled/.test(text)))].slice(-8)
}

/** One failed test in one line: where it stands, its name, and what it said first. @param {string} file @param {string} name @param {string | undefined} message */
const line = (file, name, message) => `failed: ${file} > ${name}: ${firstLine(message)}`

/**
 * The failed tests of vitest's JSON report, a line each; a file that could not be loaded has one of its own.
 * @param {string} report path of the report @param {string} root folder that the files are named from @returns {readonly string[]}
 */
export function vitestFailures(report, root) {
  const suites = readJson(report)?.testResults ?? []
  return suites.flatMap((suite) => {
    const file = relative(root, suite.name)
    const tests = suite.assertionResults.filter((test) => test.status === 'failed')
    if (tests.length === 0) return suite.status === 'failed' ? [line(file, 'loading it', suite.message)] : []
    return tests.map((test) => line(file, test.fullName, test.failureMessages?.[0]))
  })
}

/** The specs of a suite of Playwright's report and of the suites within it. @param {any} suite @returns {any[]} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/** The failed tests of Playwright's JSON report, a line each. @param {string} report path of the report @returns {readonly string[]} */
export function playwrightFailures(report) {
  const document = readJson(report)
  if (document === null) return []
  const specs = document.suites.flatMap(specsOf).filter((spec) => !spec.ok)
  const tests = specs.map((spec) => {
    const errors = spec.tests.flatMap((test) => test.results.flatMap((result) => result.errors ?? []))
    return line(spec.file, spec.title, errors.at(-1)?.message)
  })
  return [...tests, ...document.errors.map((error) => line('outside every test', '', error.message))]
}
