import { describe, expect, it } from 'vitest'
import type { CodeNode, Output, OutputType } from '../model/node'
import { followOutputs } from './defaultValues'

const output = (name: string, type: OutputType): Output => ({ name, spec: { type, children: null } })
const node: CodeNode = {
  title: '',
  desc: '',
  code_language: 'python3',
  code: '',
  variables: [],
  outputs: [output('a', 'string'), output('b', 'number')],
  dependencies: [],
  target: null,
  samples: {},
  error_strategy: 'default-value',
  default_value: [
    { key: 'a', type: 'string', value: '"kept"' },
    { key: 'b', type: 'number', value: '7' },
  ],
}
const after = (outputs: Output[]) =>
  followOutputs(node, { outputs }).default_value?.map(({ key, value }) => [key, value])

describe('default values', () => {
  it('follow an output that is added, renamed, moved, retyped or removed', () => {
    const [a, b] = node.outputs
    expect(after([a!, b!, output('c', 'array[string]')])).toEqual([
      ['a', '"kept"'],
      ['b', '7'],
      ['c', '"[]"'],
    ])
    expect(after([output('first', 'string'), b!])).toEqual([
      ['first', '"kept"'],
      ['b', '7'],
    ])
    expect(after([b!, a!])).toEqual([
      ['b', '7'],
      ['a', '"kept"'],
    ])
    expect(after([output('a', 'object'), b!])).toEqual([
      ['a', '"{}"'],
      ['b', '7'],
    ])
    expect(after([b!])).toEqual([['b', '7']])
  })

  it('are left alone where there are none to follow, or the change says them itself', () => {
    const change = { outputs: [output('x', 'string')] }
    expect(followOutputs({ ...node, error_strategy: 'fail-branch' }, change)).toBe(change)
    expect(followOutputs(node, { title: 'b' })).toEqual({ title: 'b' })
    const whole = { ...change, default_value: [] }
    expect(followOutputs(node, whole)).toBe(whole)
  })
})
