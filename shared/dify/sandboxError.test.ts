import { describe, expect, it } from 'vitest'
import { sandboxError, stderrFailsNode, type WorkerEnd } from './sandboxError'
import { dify1_16 } from './targets/records'
import type { Target } from './targets/target'

const v1 = dify1_16
const v2: Target = { ...dify1_16, sandbox: { ...dify1_16.sandbox, dialect: 'v2' } }
const well: WorkerEnd = { stderr: '', exitCode: 0, signal: null, timedOut: false }
const trace = 'Traceback (most recent call last):\nValueError: bad\n'

describe('the error text of a sandbox', () => {
  const ends: readonly (readonly [string, WorkerEnd, string, string])[] = [
    ['a script that ended well', well, '', ''],
    ['a warning on stderr', { ...well, stderr: 'careful\n' }, 'careful\n', ''],
    [
      'an exception',
      { ...well, stderr: trace, exitCode: 255 },
      `${trace}error: exit status 255\n`,
      `process exited with code 255\n${trace}`,
    ],
    ['an exit without words', { ...well, exitCode: 3 }, 'error: exit status 3\n', 'process exited with code 3'],
    [
      'a timeout',
      { stderr: 'log\n', exitCode: null, signal: 'SIGKILL', timedOut: true },
      'log\nerror: timeout\nerror: signal: killed\n',
      'process exited with code -1\nerror: timeout\nlog\n',
    ],
    [
      'a timeout where there are no signals',
      { ...well, exitCode: 1, timedOut: true },
      'error: timeout\nerror: signal: killed\n',
      'process exited with code -1\nerror: timeout\n',
    ],
    [
      'a crash',
      { ...well, exitCode: null, signal: 'SIGSEGV' },
      'error: signal: segmentation fault\n',
      'process exited with code -1',
    ],
    [
      'a forbidden call',
      { ...well, exitCode: null, signal: 'SIGSYS' },
      'error: operation not permitted\n',
      'process exited with code -1\nerror: operation not permitted\n',
    ],
  ]

  it.each(ends)('for %s', (_, end, older, newer) => {
    expect(sandboxError(v1, end)).toBe(older)
    expect(sandboxError(v2, end)).toBe(newer)
  })

  it('fails a node by stderr alone in the older dialect only', () => {
    for (const target of [v1, v2]) {
      expect(stderrFailsNode(target)).toBe(sandboxError(target, { ...well, stderr: 'x' }) !== '')
    }
  })
})
