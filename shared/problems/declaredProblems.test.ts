import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeProblem } from '.'
import { nameFault } from '../dify/names'
import { findTarget, targets } from '../dify/targets'
import type { Target } from '../dify/targets/target'
import type { CodeNode, OutputSpec } from '../model/node'
import { declaredProblems } from './declaredProblems'
import { typeSince } from './typeProblem'
import { unknownTarget } from './unknownTarget'

function target(name: string): Target {
  const found = findTarget(name)
  if (found === null) throw new Error(`no target ${name}`)
  return found
}

function nodeOf(names: readonly string[], outputs: Record<string, OutputSpec> = {}): CodeNode {
  return {
    title: '',
    desc: '',
    code_language: 'python3',
    code: 'x',
    variables: names.map((variable) => ({ variable, value_type: 'string', value_selector: [] })),
    outputs: Object.entries(outputs).map(([name, spec]) => ({ name, spec })),
    dependencies: [],
    target: null,
    samples: {},
  }
}

describe('a declaration', () => {
  it('is told where its target lacks a type, in members too, with the Dify that it came with', () => {
    const node = nodeOf([], {
      ok: { type: 'boolean', children: null },
      deep: { type: 'object', children: [{ name: 'flags', spec: { type: 'array[boolean]', children: null } }] },
    })
    const told = declaredProblems(node, target('1.7'))
    expect(told.map(({ code, params }) => [code, params['path'], params['since']])).toEqual([
      ['type-not-there', 'ok', 'Dify 1.8'],
      ['type-not-there', 'deep.flags', 'Dify 1.8'],
    ])
    expect(told.map((one) => describeProblem(one, 'en').title)[1]).toBe(
      'Dify 1.7 has no Array[Boolean]: output deep.flags',
    )
    expect(declaredProblems(node, target('1.8'))).toEqual([])
  })

  it('is told of what its target ignores, with the Dify that it came with', () => {
    const node: CodeNode = {
      ...nodeOf([]),
      variables: [{ variable: 'flag', value_type: 'boolean', value_selector: [] }],
      error_strategy: 'fail-branch',
      retry_config: { retry_enabled: true, max_retries: 3, retry_interval: 1000 },
    }
    const told = declaredProblems(node, target('0.11'))
    expect(told.map(({ code, severity, params }) => [code, severity, params['since']])).toEqual([
      ['error-handling-ignored', 'warning', 'Dify 0.14'],
      ['retry-ignored', 'warning', 'Dify 0.14'],
      ['input-type-not-there', 'warning', 'Dify 1.8'],
    ])
    expect(declaredProblems(node, target('1.7')).map(({ code }) => code)).toEqual(['input-type-not-there'])
    expect(declaredProblems(node, target('1.8'))).toEqual([])
  })

  it('is told that a name, its code, or its target is empty', () => {
    const told = declaredProblems({ ...nodeOf(['']), code: '' }, target('1.16'))
    expect(told.map(({ code, difyText }) => [code, difyText])).toEqual([
      ['code-empty', 'Code is required'],
      ['name-empty', 'Variable Name is required'],
    ])
    expect(unknownTarget(' ')).toMatchObject({ code: 'target-empty' })
  })

  it("is told of each name that Dify's panel refuses, in its words, and of a twin once", () => {
    const told = declaredProblems(nodeOf(['a b', '1a', 'x', 'x', 'x']), target('1.16'))
    expect(told.map(({ code, difyText }) => [code, difyText])).toEqual([
      ['name-refused', 'a b is invalid. Can only contain letters, numbers, and underscores'],
      ['name-refused', '1a can not start with a number'],
      ['name-twice', 'x already exists'],
    ])
  })

  it('is told of 10,000 refused names in a list that can be read', () => {
    const told = declaredProblems(nodeOf(Array.from({ length: 10_000 }, (_, index) => `${index}x`)), target('1.16'))
    expect(told).toHaveLength(51)
    expect(told.at(-1)).toMatchObject({ code: 'names-refused-more', params: { count: 9950 } })
  })

  it('is told of a name if, and only if, the panel refuses it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 34 }), { maxLength: 12 }), (names) => {
        const wrong = names.some((name, index) => nameFault(name, names.slice(0, index)) !== null)
        expect(declaredProblems(nodeOf(names), target('1.16')).length > 0).toBe(wrong)
      }),
    )
  })
})

it('a type came with the oldest Dify that has it', () => {
  expect([typeSince('boolean'), typeSince('array[boolean]'), typeSince('string')]).toEqual([
    'Dify 1.8',
    'Dify 1.8',
    targets.at(-1)?.name,
  ])
})

it.each([
  ['dify-9.9', 'Dify 1.16', 'dify-1.16'],
  ['1.13.9', 'Dify 1.13.3', 'dify-1.13.3'],
  ['tomorrow', 'Dify 1.16', 'dify-1.16'],
])('to %s the nearest target is offered', (name, nearest, id) => {
  expect(unknownTarget(name)).toMatchObject({ code: 'target-unknown', params: { target: name, nearest, id } })
})
