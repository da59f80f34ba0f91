import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../shared/model/run'
import { problem } from '../../shared/problems'
import { serverProblem, silences } from '../run/remoteProblem'
import { emptyResult } from '../run/runResult'
import { readFields } from '../workspace/nodeFields'
import { editedNodeText } from '../workspace/nodeText'
import { judge } from './judge'
import { junitXml } from './junit'
import { readCases } from './readCases'

const head = `type: code
format: 1
title: t
code_language: python3
variables:
  - {variable: a, value_type: string}
outputs: {r: {type: number}, s: {type: string}}
`
const tail = 'code: |\n  def main(a): pass\n'

function nodeOf(text: string) {
  const { node } = readFields(text)
  if (node === null) throw new Error('no node')
  return node
}
const read = (cases: string) => readCases(`${head}${cases}${tail}`, nodeOf(`${head}${tail}`))

describe('the cases of a node file', () => {
  it('are read with their digits, their lines and their kinds', () => {
    const { cases, problems } = read(
      'cases:\n  # kept\n  - name: one\n    inputs: {a: "x"}\n    outputs: {r: 1234567890123456789, s: null}\n  - error: "no"\n  - {name: 3, error: true}\n',
    )
    expect(problems).toEqual([])
    expect(cases).toEqual([
      {
        name: 'one',
        inputs: { a: '"x"' },
        expected: { kind: 'outputs', outputs: { r: '1234567890123456789', s: 'null' } },
        line: 10,
      },
      { name: '#2', inputs: {}, expected: { kind: 'error', text: 'no' }, line: 13 },
      { name: '3', inputs: {}, expected: { kind: 'error', text: '' }, line: 14 },
    ])
    expect(read('').cases).toEqual([])
  })

  it.each([
    ['cases: x\n', 'case-wrong', 8],
    ['cases: [x]\n', 'case-wrong', 8],
    ['cases:\n  - {inputs: [1]}\n', 'case-wrong', 9],
    ['cases:\n  - {error: false}\n', 'case-wrong', 9],
    ['cases:\n  - {inputs: {b: 1}}\n', 'case-input-unknown', 9],
    ['cases:\n  - {outputs: {b: 1}}\n', 'case-output-unknown', 9],
    ['cases:\n  - {outputs: {r: 1}, error: true}\n', 'case-both', 9],
    ['cases:\n  - {input: {a: 1}}\n', 'case-field-unknown', 9],
    ['cases:\n  - {name: a}\n  - {name: a}\n', 'case-twice', 10],
    ['cases:\n  - {inputs: {a: *nowhere}}\n', 'alias-refused', 9],
  ])('that are wrong are told with their line: %j', (text, code, line) => {
    expect(read(text).problems.map((told) => [told.code, told.line])).toContainEqual([code, line])
  })

  it('stay in the file to the byte where the window saves its node', () => {
    const text = `${head}cases: # mine\n  - {name: one,   outputs: {r: 1}}  # and this\n${tail}`
    const saved = editedNodeText(text, { ...nodeOf(text), title: 'new' })
    expect(saved).toBe(text.replace('title: t', 'title: new'))
  })
})

const request = { node: nodeOf(`${head}${tail}`), inputs: {}, target: 'dify-1.16' }
const end = (change: Partial<RunResult>): RunResult => ({ ...emptyResult(request), ...change })
const expecting = (outputs: Record<string, string>) => {
  return { name: 'c', inputs: {}, expected: { kind: 'outputs', outputs }, line: 1 } as const
}

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

  it('tells a failure of the node from one of this machine or of the server', () => {
    const raised = end({ error: 'ValueError: no', problems: [problem('node-raised', 'run')] })
    expect(judge(expecting({}), raised)).toMatchObject({ status: 'failed', reason: 'error' })
    const error = (text: string) => ({ name: 'c', inputs: {}, expected: { kind: 'error', text }, line: 1 }) as const
    expect(judge(error('ValueError'), raised).status).toBe('passed')
    expect(judge(error('KeyError'), raised)).toMatchObject({ status: 'failed', reason: 'other-error' })
    expect(judge(error(''), end({ status: 'succeeded', outputs: '{}' }))).toMatchObject({ reason: 'no-error' })
    expect(judge(error(''), end({ problems: [problem('uv-too-old', 'environment')] })).status).toBe('broken')
    const busy = end({ error: 'Code execution service is unavailable', problems: [problem('remote-busy', 'run')] })
    expect(judge(error(''), busy).status).toBe('broken')
    expect(judge(error(''), end({ status: 'cancelled' })).status).toBe('cancelled')
  })

  it.each(Object.keys(silences))('blames no node for a server that is silent (%s)', (silence) => {
    const told = serverProblem({ kind: 'remote-silent', silence }, 'x')
    const after = { branch: 'source', outputs: '{"r": 7}' } as const
    const silent = end({ error: 'x', after, problems: told === null ? [] : [told] })
    const error = { name: 'c', inputs: {}, expected: { kind: 'error', text: '' }, line: 1 } as const
    expect(judge(error, silent).status).toBe('broken')
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
