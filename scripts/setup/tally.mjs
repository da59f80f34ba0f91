import { readJson } from './readJson.mjs'

/**
 * How many passed and failed.
 * @typedef {{ passed: number, failed: number }} Tally
 */

/** Counts a runner's end: one that left no report, or failed without a failed test, counts as one failure. @param {Tally | null} tally @param {number | null} code @returns {Tally} */
export function counted(tally, code) {
  if (tally === null) return { passed: 0, failed: 1 }
  if (code !== 0 && tally.failed === 0) return { ...tally, failed: 1 }
  return tally
}

/** The tests of vitest's JSON report. @param {string} file @returns {Tally | null} */
export function vitestTally(file) {
  const report = readJson(file)
  return report === null
    ? null
    : { passed: report.numPassedTests, failed: report.numFailedTests + failedSuites(report) }
}

/** Files that could not even be loaded hold no tests, and must not pass in silence. @param {any} report */
function failedSuites(report) {
  return report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0).length
}

/** The tests of Playwright's JSON report. @param {string} file @returns {Tally | null} */
export function playwrightTally(file) {
  const report = readJson(file)
  if (report === null) return null
  return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + report.errors.length }
}

/** The last line of `npm test`. @param {readonly Tally[]} tallies */
export function closingLine(tallies) {
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed`
}
