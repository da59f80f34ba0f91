import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Check, NodeCase } from '../../shared/model/nodeCase'
import type { RunResult } from '../../shared/model/run'
import { problem } from '../../shared/problems'
import { serverProblem, silences } from '../run/remoteProblem'
import { emptyResult } from '../run/runResult'
import { isSameCases } from '../workspace/caseShape'
import { readFields } from '../workspace/nodeFields'
import { editedNodeText, newNodeText } from '../workspace/nodeText'
import { judge } from './judge'
import { junitXml } from './junit'
import { head, nodeOf, read, tail } from './testing/caseTexts'

const equals = (output: string, value: string): Check => ({ output, path: '', kind: 'equals', value, within: '' })

describe('the cases of a node file', () => {
  it('are read with their digits, their lines and their kinds', () => {
    const { cases, lines, problems } = read(
      'cases:\n  # kept\n  - name: one\n    inputs: {a: "x"}\n    outputs: {r: 1234567890123456789, s: null}\n  - error: "no"\n  - {name: 3, error: true}\n',
    )
    expect(problems).toEqual([])
    expect(lines).toEqual([10, 13, 14])
    expect(cases).toEqual([
      {
        name: 'one',
        inputs: { a: '"x"' },
        checks: [equals('r', '1234567890123456789'), equals('s', 'null')],
        error: null,
        targets: [],
      },
      { name: '#2', inputs: {}, checks: [], error: 'no', targets: [] },
      { name: '3', inputs: {}, checks: [], error: '', targets: [] },
    ])
    expect(read('').cases).toEqual([])
  })

  it('expect more than one value', () => {
    const { cases, problems } = read(
      `cases:
  - name: many
    targets: [dify-1.16, dify-0.11]
    outputs: {r: 1}
    expect:
      s:
        - {matches: '^\\d+$'}
        - {path: $.a, contains: x}
      r: {close_to: 1.50, within: 0.1}
`,
    )
    expect(problems).toEqual([])
    expect(cases).toMatchObject([
      {
        targets: ['dify-1.16', 'dify-0.11'],
        checks: [
          equals('r', '1'),
          { output: 's', kind: 'matches', value: '^\\d+$' },
          { output: 's', kind: 'contains', path: '$.a', value: '"x"' },
          { output: 'r', kind: 'close', value: '1.50', within: '0.1' },
        ],
      },
    ])
  })

  it('change in the file only where the window changed them', () => {
    const text = `${head}cases: # mine\n  - {name: one,   outputs: {r: 1}}  # and this\n  # of two\n  - name: two\n    expect:\n      s: {contains: 'a'}   # here\n${tail}`
    const node = nodeOf(text)
    const saved = editedNodeText(text, { ...node, title: 'new' })
    expect(saved).toBe(text.replace('title: t', 'title: new'))
    const [one, two] = node.cases ?? []
    if (one === undefined || two === undefined) throw new Error('no cases')
    const [check] = two.checks
    if (check === undefined) throw new Error('no check')
    const changed = { ...two, checks: [{ ...check, kind: 'matches', value: '^a' } as const] }
    expect(editedNodeText(text, { ...node, cases: [one, changed] })).toBe(
      text.replace("{contains: 'a'}", '{matches: "^a"}'),
    )
    expect(editedNodeText(text, { ...node, cases: [two] })).not.toContain('and this')
    expect(editedNodeText(text, { ...node, cases: undefined })).not.toContain('cases')
  })

  it('that can not be read stay as they stand, and the node is read without them', () => {
    const text = `${head}cases:\n  - {name: one, likely: 3}\n${tail}`
    const { node, problems } = readFields(text)
    expect(problems).toMatchObject([{ code: 'case-field-unknown', severity: 'warning', line: 9 }])
    expect(node?.cases).toBeUndefined()
    expect(editedNodeText(text, { ...nodeOf(text), title: 'new' })).toBe(text.replace('title: t', 'title: new'))
    const added = { name: 'mine', inputs: {}, checks: [], error: null, targets: [] }
    expect(() => editedNodeText(text, { ...nodeOf(text), cases: [added] })).toThrow()
  })

  it('expect an object of one long member on their line', () => {
    const node = nodeOf(`${head}${tail}`)
    const value = `{"one": {"long": "${'-'.repeat(75)}"}}`
    const check = { ...equals('r', value), path: '$.a' }
    const cases = [{ name: '1', inputs: {}, checks: [check], error: null, targets: [] }]
    expect(nodeOf(newNodeText({ ...node, cases })).cases).toEqual(cases)
  })

  it('are read back as they were meant, whatever they hold', () => {
    const text = fc.string({ unit: 'binary' }).map((one) => Buffer.from(one).toString('utf8'))
    const value = fc.jsonValue({ maxDepth: 3 }).map((one) => JSON.stringify(one))
    const name = fc.constantFrom('r', 's')
    const check = fc.oneof(
      fc.record({
        output: name,
        path: fc.constantFrom('', '$.a[0]'),
        kind: fc.constantFrom('equals', 'contains', 'length'),
        value,
        within: fc.constant(''),
      }),
      fc.record({
        output: name,
        path: text,
        kind: fc.constantFrom('matches', 'type'),
        value: text,
        within: fc.constant(''),
      }),
      fc.record({
        output: name,
        path: fc.constant(''),
        kind: fc.constant('close'),
        value,
        within: fc.constantFrom('', '0.10'),
      }),
    ) as fc.Arbitrary<Check>
    const one = fc.record({
      name: text,
      inputs: fc.dictionary(fc.constantFrom('a', 'b'), value),
      end: fc.oneof(fc.array(check, { maxLength: 4 }), text),
      targets: fc.uniqueArray(fc.constantFrom('dify-1.16', 'dify-0.11', 'no')),
    })
    const made = one.map(({ end, ...rest }): NodeCase => {
      return typeof end === 'string' ? { ...rest, checks: [], error: end } : { ...rest, checks: end, error: null }
    })
    const lists = fc.uniqueArray(made, { selector: (each) => each.name, minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lists, lists, (first, second) => {
        const node = nodeOf(`${head}${tail}`)
        const written = newNodeText({ ...node, cases: first })
        expect(isSameCases(nodeOf(written).cases, first)).toBe(true)
        const edited = editedNodeText(written, { ...node, cases: second })
        expect(isSameCases(nodeOf(edited).cases, second)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

const request = { node: nodeOf(`${head}${tail}`), inputs: {}, target: 'dify-1.16' }
const end = (change: Partial<RunResult>): RunResult => ({ ...emptyResult(request), ...change })
const expecting = (outputs: Record<string, string>): NodeCase => {
  const checks = Object.entries(outputs).map(([output, value]) => equals(output, value))
  return { name: 'c', inputs: {}, checks, error: null, targets: [] }
}
const failing = (error: string): NodeCase => ({ ...expecting({}), error })

describe('the judgement of a case', () => {
  it.each([
    ['1', '1.0', true],
    ['1e2', '100', true],
    ['9007199254740993', '9007199254740992', false],
    ['true', '1', false],
    ['NaN', 'NaN', true],
    ['{"a": 1, "b": [2]}', '{"b": [2.0], "a": 1}', true],
    ['[1, 2]', '[2, 1]', false],
    ['"1"', '1', false],
  ])('%s against %s: %s', (wanted, given, isSame) => {
    const verdict = judge(expecting({ r: wanted }), end({ status: 'succeeded', outputs: `{"r": ${given}, "s": ""}` }))
    expect(verdict.status).toBe(isSame ? 'passed' : 'failed')
    expect(verdict.differences).toHaveLength(isSame ? 0 : 1)
  })

  it.each([
    ['contains', '"b"', '"abc"', true],
    ['contains', '2', '[1, 2.0]', true],
    ['contains', '[3, 1]', '[1, 2, 3]', true],
    ['contains', '{"a": {"b": 1}}', '{"a": {"b": 1, "c": 2}, "d": 3}', true],
    ['contains', '{"a": 1}', '{"a": 2}', false],
    ['contains', '"1"', '1', false],
    ['matches', '^\\d{3}$', '"123"', true],
    ['matches', '^\\d{3}$', '123', false],
    ['matches', '(a+)+$', `"${'a'.repeat(30_000)}b"`, false],
    ['type', 'array[string]', '["a"]', true],
    ['type', 'array[string]', '[1]', false],
    ['type', 'object', '{}', true],
    ['close', '[0.3, 1]', '[0.30000000000000004, 1]', true],
    ['close', '0.3', '0.31', false],
    ['length', '2', '"𝛼b"', true],
    ['length', '2', '[1]', false],
    ['length', '1', '{"a": 1}', true],
  ] as const)('%s %s of %s: %s', (kind, value, given, holds) => {
    const check = { output: 'r', path: '', kind, value, within: '' }
    const result = end({ status: 'succeeded', outputs: `{"r": ${given}}` })
    expect(judge({ ...expecting({}), checks: [check] }, result).status).toBe(holds ? 'passed' : 'failed')
    const inside = end({ status: 'succeeded', outputs: `{"r": {"a b": [0, ${given}]}}` })
    const [other] = judge({ ...expecting({}), checks: [{ ...check, path: '$["a b"][-1]' }] }, inside).differences
    expect(other === undefined).toBe(holds)
  })

  it('says what of an expectation can not be read, or leads nowhere', () => {
    const result = end({ status: 'succeeded', outputs: '{"r": {"a": 1}}' })
    const differenceOf = (change: Partial<Check>): unknown =>
      judge({ ...expecting({}), checks: [{ ...equals('r', '1'), ...change }] }, result).differences[0]
    expect(differenceOf({ kind: 'matches', value: '(?=a)' })).toMatchObject({ fault: expect.stringContaining('(?=') })
    expect(differenceOf({ path: '$..a' })).toMatchObject({ fault: '$..a' })
    expect(differenceOf({ path: '$.b' })).toMatchObject({ fault: null, actual: null })
    expect(differenceOf({ path: 'a' })).toBeUndefined()
    expect(differenceOf({ kind: 'close', path: '$.a', value: '1.1', within: '0.2' })).toBeUndefined()
  })

  it('tells a failure of the node from one of this machine or of the server', () => {
    const raised = end({ error: 'ValueError: no', problems: [problem('node-raised', 'run')] })
    expect(judge(expecting({}), raised)).toMatchObject({ status: 'failed', reason: 'error' })
    expect(judge(failing('ValueError'), raised).status).toBe('passed')
    expect(judge(failing('KeyError'), raised)).toMatchObject({ status: 'failed', reason: 'other-error' })
    expect(judge(failing(''), end({ status: 'succeeded', outputs: '{}' }))).toMatchObject({ reason: 'no-error' })
    expect(judge(failing(''), end({ problems: [problem('uv-too-old', 'environment')] })).status).toBe('broken')
    const busy = end({ error: 'Code execution service is unavailable', problems: [problem('remote-busy', 'run')] })
    expect(judge(failing(''), busy).status).toBe('broken')
    expect(judge(failing(''), end({ status: 'cancelled' })).status).toBe('cancelled')
  })

  it.each(Object.keys(silences))('blames no node for a server that is silent (%s)', (silence) => {
    const told = serverProblem({ kind: 'remote-silent', silence }, 'x')
    const after = { branch: 'source', outputs: '{"r": 7}' } as const
    const silent = end({ error: 'x', after, problems: told === null ? [] : [told] })
    expect(judge(failing(''), silent).status).toBe('broken')
    expect(judge(expecting({ r: '7' }), silent).status).toBe('broken')
  })

  it('takes the default values that the workflow goes on with', () => {
    const after = { branch: 'source', outputs: '{"r": 7}' } as const
    const failed = end({ error: 'x', after, problems: [problem('node-raised', 'run')] })
    expect(judge(expecting({ r: '7' }), failed).status).toBe('passed')
    expect(judge(expecting({ r: '8' }), failed).status).toBe('failed')
  })
})

describe('the JUnit report', () => {
  it('is well-formed XML of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const one = { name: text, seconds: 0.5, status: 'failed', message: text, detail: text } as const
        const xml = junitXml([{ name: text, file: text, cases: [one, { ...one, status: 'passed' }] }])
        const elements = xml.match(/<[^<>]*>/g) ?? []
        // Nothing of the text opens or ends an element, and each attribute is whole.
        expect(elements.map((one) => /^<[/?]?[a-z]+/.exec(one)?.[0])).toEqual([
          '<?xml',
          '<testsuites',
          '<testsuite',
          '<testcase',
          '<failure',
          '</failure',
          '</testcase',
          '<testcase',
          '</testsuite',
          '</testsuites',
        ])
        for (const one of elements.slice(1)) expect(one).toMatch(/^<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>$/)
        expect(xml.replace(/&(amp|lt|gt|quot|#\d+);/g, '')).not.toContain('&')
        expect(xml).toMatch(/^<\?xml[^]*<testsuites tests="2" failures="1" errors="0" time="1\.000">/)
        expect([...xml].some((sign) => sign < ' ' && sign !== '\n' && sign !== '\t' && sign !== '\r')).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})
