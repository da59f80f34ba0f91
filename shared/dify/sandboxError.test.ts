import { describe, expect, it } from 'vitest'
import { sandboxError, stderrFailsNode, type WorkerEnd } from './sandboxError'
import { onSandboxPy } from './targets'
import { dify1_16 } from './targets/records'
import type { Target } from './targets/target'

const v1 = dify1_16
const v2: Target = { ...dify1_16, sandbox: { ...dify1_16.sandbox, dialect: 'v2' } }
const py = onSandboxPy(dify1_16)
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

  it('fails a node by stderr alone in the older dialect, and of Python on dify-sandbox-py', () => {
    for (const target of [v1, v2, py]) {
      for (const language of ['python3', 'nodejs'] as const) {
        const error = sandboxError(target, { ...well, stderr: 'x' }, language)
        expect(stderrFailsNode(target, language)).toBe(error !== '')
      }
    }
  })

  it('of dify-sandbox-py is str(e) of Python, the stderr of Node, and its own sentences', () => {
    const raised = (lines: string): string =>
      sandboxError(py, { ...well, exitCode: 255, stderr: `log\nTraceback (most recent call last):\n${lines}\n` })
    expect(raised('  File "<string>", line 2, in main\nValueError: bad\nworse')).toBe('bad\nworse')
    expect(raised("KeyError: 'k'")).toBe("'k'")
    expect(raised('ValueError')).toBe('')
    expect(raised('json.decoder.JSONDecodeError: Expecting value: line 1')).toBe('Expecting value: line 1')
    expect(raised("NameError: name 'jsn' is not defined. Did you mean: 'json'?")).toBe("name 'jsn' is not defined")
    expect(raised('  File "<string>", line 3\n    x = = 1\n        ^\nSyntaxError: invalid syntax')).toBe(
      'invalid syntax (<string>, line 3)',
    )
    expect(sandboxError(py, { ...well, exitCode: 1, stderr: 'Error: no\n' }, 'nodejs')).toBe('Error: no\n')
    expect(sandboxError(py, { ...well, timedOut: true })).toBe('代码执行超时 (>15秒)')
    expect(sandboxError(py, { ...well, exitCode: null, signal: 'SIGSEGV' })).toMatch(/^A process in the process pool/)
  })
})
