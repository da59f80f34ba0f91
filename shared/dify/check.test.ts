import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Output, OutputSpec } from '../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../model/value'
import { check } from './check'
import { DifyFailure } from './difyFailure'
import { toJsonText } from './jsonText'
import { parsePythonJson } from './pythonJson'
import { targets } from './targets'
import { dify0_11, dify1_16 } from './targets/records'
import type { Target } from './targets/target'

/** Cases that were executed in Dify's own engine (graphon 0.7.0); its least number is -2^63. */
const vectors = parsePythonJson(
  readFileSync(new URL('./fixtures/outputVectors.json', import.meta.url), 'utf8'),
) as JsonObject

function specOf(value: JsonValue): OutputSpec {
  const spec = value as JsonObject
  const children = spec.get('children') ?? null
  return { type: spec.get('type') as OutputSpec['type'], children: children === null ? null : outputsOf(children) }
}

const outputsOf = (value: JsonValue): Output[] =>
  [...(value as JsonObject)].map(([name, spec]) => ({ name, spec: specOf(spec) }))

function outcome(
  target: Target,
  result: JsonObject,
  outputs: readonly Output[],
): { ok: string } | { type: string; message: string } {
  try {
    return { ok: toJsonText(check(target, result, outputs)) }
  } catch (error) {
    if (!(error instanceof DifyFailure)) throw error
    return { type: error.errorType, message: error.message }
  }
}

describe('check on the newest Dify', () => {
  const cases = (vectors.get('cases') as JsonObject[]).map((entry) => [entry.get('name') as string, entry] as const)

  it('has all the executed cases', () => {
    expect(cases).toHaveLength(88)
  })

  it.each(cases)('%s', (_, entry) => {
    const expected = entry.get('expect') as JsonObject
    const got = outcome(dify1_16, entry.get('result') as JsonObject, outputsOf(entry.get('outputs') ?? null))
    const ok = expected.get('ok')
    if (ok !== undefined) expect(got).toEqual({ ok: toJsonText(ok) })
    else {
      const caught = expected.get('caught_by_code_node') === true
      expect(got).toEqual({
        type: caught ? expected.get('error_class') : 'WorkflowNodeError',
        message: expected.get('message'),
      })
    }
  })
})

describe('check on Dify 0.11', () => {
  const text: Output = { name: 'a', spec: { type: 'string', children: null } }
  const one = new JsonNumber('1')

  it('says less about a wrong text and a wrong number', () => {
    expect(outcome(dify0_11, new Map([['a', one]]), [text])).toEqual({
      type: 'OutputValidationError',
      message: 'Output variable `a` must be a string',
    })
    const number: Output = { name: 'a', spec: { type: 'number', children: null } }
    expect(outcome(dify0_11, new Map([['a', 'x']]), [number])).toMatchObject({
      message: 'Output variable `a` must be a number',
    })
  })

  it('begins the path of a member with a dot', () => {
    const root: Output = { name: 'root', spec: { type: 'object', children: [{ name: 'child', spec: text.spec }] } }
    expect(outcome(dify0_11, new Map([['root', new Map()]]), [root])).toMatchObject({
      message: 'Output .root.child is missing.',
    })
  })

  it('lets null stand among numbers and checks the range of each', () => {
    const numbers: Output = { name: 'a', spec: { type: 'array[number]', children: null } }
    expect(outcome(dify0_11, new Map([['a', [null, one]]]), [numbers])).toEqual({ ok: '{"a": [null, 1]}' })
    const beyond = new JsonNumber('9223372036854775808')
    expect(outcome(dify0_11, new Map([['a', [beyond]]]), [numbers])).toMatchObject({
      message:
        'Output variable `a[0]` is out of range, it must be between -9223372036854775808 and 9223372036854775807.',
    })
  })
})

describe('check on Dify 0.11, where it is older than its sentences', () => {
  const free = (name: string): Output => ({ name, spec: { type: 'object', children: null } })
  const number: Output = { name: 'a', spec: { type: 'number', children: null } }
  const read = (text: string): JsonObject => parsePythonJson(text) as JsonObject

  it('leaves a boolean in a Number', () => {
    expect(outcome(dify0_11, read('{"a": true}'), [number])).toEqual({ ok: '{"a": true}' })
    expect(outcome(dify1_16, read('{"a": true}'), [number])).toEqual({ ok: '{"a": 1}' })
  })

  it('crashes on a float that Python writes without a point', () => {
    expect(outcome(dify0_11, read('{"a": 0.00001}'), [number])).toEqual({
      type: 'WorkflowNodeError',
      message: 'list index out of range',
    })
    expect(outcome(dify0_11, read('{"a": 1.5e-07}'), [number])).toEqual({ ok: '{"a": 1.5e-07}' })
    expect(outcome(dify1_16, read('{"a": 0.00001}'), [number])).toEqual({ ok: '{"a": 0.00001}' })
  })

  it('calls an array of arrays no valid array, where Dify 1.16 crashes', () => {
    expect(outcome(dify0_11, read('{"a": {"b": [[1]]}}'), [free('a')])).toEqual({
      type: 'OutputValidationError',
      message: 'Output .a.b is not a valid array. make sure all elements are of the same type.',
    })
    expect(outcome(dify1_16, read('{"a": {"b": [[1]]}}'), [free('a')])).toEqual({
      type: 'WorkflowNodeError',
      message: "'list' object has no attribute 'items'",
    })
  })

  it('has a stray sign before the depth', () => {
    expect(outcome(dify0_11, read('{"a": {"b": {"c": {"d": {"e": 1}}}}}'), [free('a')])).toEqual({
      ok: expect.any(String),
    })
    expect(outcome(dify0_11, read('{"a": {"b": {"c": {"d": {"e": {}}}}}}'), [free('a')])).toEqual({
      type: 'DepthLimitError',
      message: 'Depth limit $5 reached, object too deep.',
    })
  })

  it('has no Boolean type', () => {
    const flag: Output = { name: 'a', spec: { type: 'boolean', children: null } }
    expect(outcome(dify0_11, read('{"a": null}'), [flag])).toEqual({
      type: 'OutputValidationError',
      message: 'Output type boolean is not supported.',
    })
  })
})

const json: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom<JsonValue>(null, true, false),
    fc.string({ unit: 'binary' }),
    fc
      .constantFrom('0', '-0', '1.0', '1e400', 'NaN', '-Infinity', '9'.repeat(19), '1e-21')
      .map((n) => new JsonNumber(n)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 3 })
      .map((members) => new Map(members)),
  ),
})).value

const spec: fc.Arbitrary<OutputSpec> = fc.letrec<{ spec: OutputSpec }>((tie) => ({
  spec: fc.record({
    type: fc.constantFrom(...dify1_16.outputTypes),
    children: fc.option(
      fc
        .tuple(fc.shuffledSubarray(['a', 'b', 'c']), fc.array(tie('spec'), { maxLength: 3 }))
        .map(([names, specs]) => specs.slice(0, names.length).map((one, at) => ({ name: names[at] ?? '', spec: one }))),
      { maxDepth: 3, nil: null },
    ),
  }),
})).spec

describe('members named by whole numbers', () => {
  const members = ['2', '10', 'a', '1'].map((name) => ({ name, spec: { type: 'number' as const, children: null } }))
  const outputs: Output[] = [{ name: '1', spec: { type: 'object', children: members } }]
  const end = (result: string) => outcome(dify1_16, parsePythonJson(result) as JsonObject, outputs)

  it('are checked and returned in the order in which they are declared', () => {
    expect(end('{"1": {"1": "x", "2": "y", "10": 1, "a": 1}}')).toEqual({
      type: 'OutputValidationError',
      message: "Output 1.2 is not a number, got <class 'str'> instead.",
    })
    expect(end('{"1": {"1": 1, "a": 2, "10": 3, "2": 4}}')).toEqual({ ok: '{"1": {"2": 4, "10": 3, "a": 2, "1": 1}}' })
  })
})

describe('check on any value', () => {
  it('ends in outputs of the declared names or in a failure with words', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...targets),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), json).map((record) => new Map(Object.entries(record))),
        fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c'), spec }), {
          selector: (output) => output.name,
        }),
        (target, result, outputs) => {
          const end = outcome(target, result, outputs)
          if ('ok' in end)
            expect(outputs.map((output) => output.name)).toEqual([...(parsePythonJson(end.ok) as JsonObject).keys()])
          else expect(end.message).not.toMatch(/^$|\{\w+\}/)
        },
      ),
      { numRuns: 500 },
    )
  })
})
