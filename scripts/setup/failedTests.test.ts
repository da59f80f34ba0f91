import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorLines, playwrightFailures, vitestFailures } from './failedTests.mjs'

describe('the names of failed tests', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nodelab-failed-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const report = (content: unknown) => {
    const file = join(folder, 'report.json')
    writeFileSync(file, JSON.stringify(content))
    return file
  }

  it('are a line each, with the first line of what was said, without colours', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a works' },
      { status: 'failed', fullName: 'a breaks', failureMessages: ['\u001B[31mexpected 1 to be 2\u001B[39m\n at x'] },
    ]
    const unloaded = {
      name: join(folder, 'b.test.ts'),
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    }
    const testResults = [{ name: join(folder, 'a.test.ts'), status: 'failed', assertionResults }, unloaded]
    expect(vitestFailures(report({ testResults }), folder)).toEqual([
      'failed: a.test.ts > a breaks: expected 1 to be 2',
      'failed: b.test.ts > loading it: no such module',
    ])
  })

  it('are found in suites within suites, with what was said at the last try', () => {
    const spec = (title: string, ok: boolean, ...messages: readonly string[]) => {
      const results = messages.map((message) => ({ errors: [{ message }] }))
      return { title, ok, file: 'x.spec.ts', tests: [{ results }] }
    }
    const inner = { specs: [spec('breaks', false, 'first', 'second\nmore'), spec('works late', true, 'first')] }
    const suites = [{ suites: [inner], specs: [] }]
    expect(playwrightFailures(report({ suites, errors: [{ message: 'no browser' }] }))).toEqual([
      'failed: x.spec.ts > breaks: second',
      'failed: outside every test > : no browser',
    ])
  })

  it('give way to what the output says of an error where a worker ended', () => {
    const output =
      'x\n\u001B[31mUnhandled Error\u001B[39m\n  Error: Worker exited unexpectedly\n at y\nError: Worker exited unexpectedly'
    expect(errorLines(output)).toEqual(['Unhandled Error', 'Error: Worker exited unexpectedly'])
    expect(errorLines(Array.from({ length: 50 }, (_, index) => `Error: ${index}`).join('\n'))).toHaveLength(8)
  })

  it('are none where there is no report', () => {
    expect(vitestFailures(join(folder, 'missing.json'), folder)).toEqual([])
    expect(playwrightFailures(join(folder, 'missing.json'))).toEqual([])
  })
})
