import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../shared/model/finding'
import { problem } from '../../../shared/problems'
import type { RuleId } from '../../../shared/preflight/texts/ruleTexts'
import { nodeWith } from '../run/testing/data'
import { movedAlong } from './movedAlong'
import { findingsNow, oneCause } from './shownFindings'

function found(
  rule: RuleId,
  line: number | null,
  params: Record<string, string> = {},
  more: Partial<Finding> = {},
): Finding {
  const own = problem(rule, 'code', { line, column: line === null ? null : 1, params })
  return { rule, problem: own, endLine: line, endColumn: line === null ? null : 2, edits: [], fixes: [], ...more }
}

describe('findings of code that is being typed', () => {
  const before = 'a\nb\nc\nd'
  const all = [
    found('return-never', null),
    found('file-written', 1),
    found('secret-in-code', 2),
    found('input-asked', 4),
  ]
  const lines = (after: string): (number | null)[] => movedAlong(all, before, after).map((one) => one.problem.line)

  it('stay above what was typed, go along below it, and go where it was typed', () => {
    expect(lines(before)).toEqual([null, 1, 2, 4])
    expect(lines('a\nbb\nc\nd')).toEqual([null, 1, 4])
    expect(lines('a\nb\n\n\nc\nd')).toEqual([null, 1, 2, 6])
    expect(lines('b\nc\nd')).toEqual([null, 1, 3])
    expect(lines('')).toEqual([null])
    expect(lines('a\r\nb\r\nc\r\nd')).toEqual([null, 1, 2, 4])
  })

  it('are none of a node that has another language by now, and of no code only what is not told as that', () => {
    const node = nodeWith({ code: '' })
    const seen = { node, findings: [found('main-not-defined', null), found('variable-is-file', null)], failure: null }
    expect(findingsNow(seen, node).map(({ rule }) => rule)).toEqual(['variable-is-file'])
    expect(findingsNow(seen, { ...node, code_language: 'javascript' })).toEqual([])
    expect(findingsNow(null, node)).toEqual([])
  })
})

describe('one cause', () => {
  const missing = problem('output-missing', 'run', { params: { path: 'parts' }, difyText: 'Output parts is missing.' })
  const rename = { fixes: [{ kind: 'rename-output' as const, from: 'parts', to: 'part' }] }
  const lacks = found('output-not-returned', 2, { name: 'parts' }, rename)
  const extra = found('output-not-declared', 2, { name: 'part' }, rename)
  const other = found('output-not-returned', 3, { name: 'words' })

  it('is told by the run, with what preflight found of it and of the same name', () => {
    const { ofRun, rest } = oneCause([missing], missing.difyText, true, [lacks, extra, other])
    expect(ofRun).toEqual([{ problem: missing, findings: [lacks, extra] }])
    expect(rest).toEqual([other])
  })

  it('is told by preflight once the code is another one, and by the run where preflight sees it no more', () => {
    expect(oneCause([missing], null, false, [lacks])).toEqual({ ofRun: [], rest: [lacks] })
    expect(oneCause([missing], null, false, [other])).toEqual({
      ofRun: [{ problem: missing, findings: [] }],
      rest: [other],
    })
  })

  it('is told by what knows its line, where the run succeeded and knows none', () => {
    const params = { names: 'out.csv', target: 'Dify 1.16', difyText: 'PermissionError: [Errno 13] Permission denied' }
    const wrote = problem('files-written', 'run', { severity: 'warning', params })
    const opens = found('file-written', 2)
    expect(oneCause([wrote], null, true, [opens, other])).toEqual({ ofRun: [], rest: [opens, other] })
    expect(oneCause([wrote], null, true, [other]).ofRun).toEqual([{ problem: wrote, findings: [] }])
  })

  it.each([
    [
      'a sentence that was foretold',
      'node-raised',
      { error: 'NameError', message: "name 'x' is not defined" },
      'name-not-bound',
      { name: 'x', difyText: "NameError: name 'x' is not defined" },
      true,
    ],
    [
      'the same of another name',
      'node-raised',
      { error: 'NameError', message: "name 'y' is not defined" },
      'name-not-bound',
      { name: 'x', difyText: "NameError: name 'x' is not defined" },
      false,
    ],
    ['a limit of that output', 'output-over-limit', { path: 'words[3]' }, 'output-array-long', { name: 'words' }, true],
    [
      'a limit of another output',
      'output-over-limit',
      { path: 'parts' },
      'output-array-long',
      { name: 'words' },
      false,
    ],
    ['a refused call of the line', 'refused-getcwd', {}, 'sandbox-refuses', { what: 'os.getcwd' }, true],
    ['a thread that is not started', 'refused-nothing-done', {}, 'thread-never-starts', {}, true],
    ['a file that is written by a refused call', 'refused-other', {}, 'file-written', {}, true],
    ['a wait for such a thread', 'run-timeout', { seconds: 15 }, 'thread-never-starts', {}, true],
    ['a script that hangs behind its result', 'hangs-after-result', { seconds: 15 }, 'wait-too-long', {}, true],
    ['a warning at run time', 'stderr-fails', {}, 'run-warning', {}, true],
    ['a time that ran out', 'run-timeout', { seconds: 15 }, 'loop-without-end', {}, true],
    ['another kind', 'run-timeout', { seconds: 15 }, 'secret-in-code', {}, false],
  ] as const)('is found by %s', (_, code, params, rule, own, isSame) => {
    const told = { ...missing, code, params, line: 4, difyText: null }
    expect(oneCause([told], null, true, [found(rule, 4, own)]).rest).toHaveLength(isSame ? 0 : 1)
  })
})
