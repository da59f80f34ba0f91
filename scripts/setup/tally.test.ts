import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closingLine, counted, playwrightTally, vitestTally } from './tally.mjs'

describe('tallies', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodelab-tally-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const report = (content: unknown) => {
    const file = join(folder, 'report.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }
  const playwright = (stats: object, errors: readonly unknown[] = []) =>
    playwrightTally(report({ stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0, ...stats }, errors }))

  it("counts vitest's tests", () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]
    const file = report({ numPassedTests: 12, numFailedTests: 1, testResults })
    expect(vitestTally(file)).toEqual({ passed: 12, failed: 1 })
  })

  it('counts a test file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    const file = report({ numPassedTests: 12, numFailedTests: 0, testResults })
    expect(vitestTally(file)).toEqual({ passed: 12, failed: 1 })
  })

  it("counts Playwright's tests, those that passed at the second try among the passed", () => {
    expect(playwright({ expected: 7, flaky: 1, unexpected: 2 })).toEqual({ passed: 8, failed: 2 })
  })

  it('counts an error outside every test as a failure', () => {
    expect(playwright({ expected: 7 }, [{ message: 'no tests found' }])).toEqual({ passed: 7, failed: 1 })
  })

  it.each([vitestTally, playwrightTally])('has no tally where there is no report, or half a one', (tally) => {
    expect(tally(join(folder, 'missing.json'))).toBeNull()
    expect(tally(report('{"stats": {"exp'))).toBeNull()
  })

  it('never lets a runner fail in silence', () => {
    expect(counted(null, 0)).toEqual({ passed: 0, failed: 1 })
    expect(counted(null, null)).toEqual({ passed: 0, failed: 1 })
    expect(counted({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 })
    expect(counted({ passed: 5, failed: 0 }, null)).toEqual({ passed: 5, failed: 1 })
    expect(counted({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 })
    expect(counted({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 })
  })

  it('closes with one line over all', () => {
    const tallies = [
      { passed: 1, failed: 0 },
      { passed: 40, failed: 2 },
    ]
    expect(closingLine(tallies)).toBe('41 passed, 2 failed')
    expect(closingLine([])).toBe('0 passed, 0 failed')
  })
})
