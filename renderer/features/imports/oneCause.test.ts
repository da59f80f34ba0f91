import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/model/finding'
import { problem } from '../../../shared/problems'
import { marksOfCode } from '../editor/problemMarks'
import { nodeWith } from '../run/testing/data'
import type { CodeProblems } from './codeProblems'
import { causeOf, codeProblemsOf, isSettled } from './oneCause'

const node = nodeWith({ code: 'import pandas.io\n' })
const place = { line: 1, params: { name: 'pandas', line: 1, target: 'Dify 1.16', python: '3.14' } }
const ofCode = problem('module-missing', 'code', { ...place, column: 8 })
const ofRun = problem('module-missing', 'run', {
  ...place,
  params: { ...place.params, name: 'pandas.io' },
  difyText: 'x',
})

function seen(part: Partial<CodeProblems> = {}): CodeProblems {
  return { code: node.code, problems: [{ problem: ofCode, endColumn: 14 }], hasModule: () => false, ...part }
}

describe('one cause', () => {
  it('is one row, whoever tells of it', () => {
    expect(causeOf(ofRun)).toBe(causeOf(ofCode))
    expect(causeOf(problem('module-coming', 'code', place))).toBe(causeOf(ofCode))
    expect(causeOf({ ...ofCode, line: 2 })).not.toBe(causeOf(ofCode))
    expect(codeProblemsOf(seen(), node.code, [ofRun])).toEqual([])
    expect(codeProblemsOf(seen(), node.code)).toHaveLength(1)
    expect(codeProblemsOf(seen(), 'other code')).toEqual([])
    expect(codeProblemsOf(null, node.code)).toEqual([])
  })

  it('is told by a run that fails, and not by the language server as well', () => {
    const note = problem('language-note', 'code', { line: 3, params: { message: 'no such attribute', rule: 'x' } })
    const noted = seen({ problems: [{ problem: note, endColumn: 5 }] })
    expect(codeProblemsOf(noted, node.code, [problem('main-missing', 'run', { line: 3 })])).toEqual([])
    expect(codeProblemsOf(noted, node.code, [problem('main-missing', 'run', { line: 4 })])).toHaveLength(1)
  })

  it('is told by preflight, and not beside it, unless that is a mere hint', () => {
    const note = problem('lint-note', 'code', { severity: 'info', line: 3, params: { message: 'again', rule: 'F811' } })
    const noted = seen({ problems: [{ problem: note, endColumn: 5 }] })
    const found = (severity: 'warning' | 'info'): Finding => {
      const own = problem('main-defined-again', 'code', { severity, line: 3 })
      return { rule: 'main-defined-again', problem: own, endLine: 3, endColumn: 2, edits: [], fixes: [] }
    }
    expect(codeProblemsOf(noted, node.code, [], [found('warning')])).toEqual([])
    expect(codeProblemsOf(noted, node.code, [], [found('info')])).toHaveLength(1)
  })

  it('is told by what Python warns of as it reads the code, where ruff sees the same', () => {
    const note = (rule: string) =>
      problem('lint-note', 'code', { severity: 'info', line: 3, params: { message: 'x', rule } })
    const noted = (rule: string): CodeProblems => seen({ problems: [{ problem: note(rule), endColumn: 5 }] })
    const warned = (line: number): Finding => {
      const own = problem('compile-warning', 'code', { severity: 'info', line })
      return { rule: 'compile-warning', problem: own, endLine: line, endColumn: 2, edits: [], fixes: [] }
    }
    for (const rule of ['W605', 'F631', 'F632']) {
      expect(codeProblemsOf(noted(rule), node.code, [], [warned(3)]), rule).toEqual([])
      expect(codeProblemsOf(noted(rule), node.code, [], [warned(4)]), rule).toHaveLength(1)
    }
    expect(codeProblemsOf(noted('F841'), node.code, [], [warned(3)])).toHaveLength(1)
  })

  it('goes when the environment has the module, or other code is told of anew', () => {
    expect(isSettled(ofRun, node, seen())).toBe(false)
    expect(isSettled(ofRun, node, seen({ hasModule: () => true }))).toBe(true)
    expect(isSettled(ofRun, node, seen({ code: 'import numpy\n' }))).toBe(true)
    expect(isSettled(ofRun, node, seen({ code: 'import numpy\n', hasModule: null, problems: [] }))).toBe(false)
    expect(isSettled(problem('main-missing', 'run'), node, seen({ hasModule: () => true }))).toBe(false)
    expect(isSettled(ofRun, node, null)).toBe(false)
  })

  it('is marked at the name of the import', () => {
    expect(marksOfCode(seen().problems, () => 'what is wrong')).toEqual([
      { line: 1, column: 8, endColumn: 14, severity: 'error', reason: 'what is wrong', text: 'what is wrong' },
    ])
  })
})
