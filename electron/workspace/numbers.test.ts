import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from '../../shared/dify/check'
import { toJsonText } from '../../shared/dify/jsonText'
import { parse } from '../../shared/dify/parse'
import { parsePythonJson } from '../../shared/dify/pythonJson'
import { defaultTarget } from '../../shared/dify/targets'
import type { CodeNode } from '../../shared/model/node'
import { runReport } from '../cli/runReport'
import { emptyResult } from '../run/runResult'
import { readFields } from './nodeFields'
import { editedNodeText, newNodeText } from './nodeText'

const digits = (most: number) => fc.stringMatching(new RegExp(`^(0|[1-9][0-9]{0,${most - 1}})$`))
const decimals = fc.option(fc.stringMatching(/^\.[0-9]{1,30}$/), { nil: '' })
const exponent = fc.option(fc.stringMatching(/^[eE][+-]?[0-9]{1,3}$/), { nil: '' })
const numbers = fc.oneof(
  fc.constantFrom('1.0', '1e400', '-0.0', '-0', '0.1', '0.10', '1e-05', 'NaN', 'Infinity', '-Infinity'),
  fc.constantFrom('9223372036854775807', '1'.repeat(30)),
  fc
    .tuple(fc.constantFrom('', '-'), digits(30), decimals, exponent)
    .map(([sign, whole, rest, power]) => `${sign}${whole}${rest}${power}`),
)

const node: CodeNode = {
  title: 'numbers',
  desc: '',
  code_language: 'python3',
  code: 'def main(n, list):\n    return {}\n',
  variables: [
    { variable: 'n', value_type: 'number', value_selector: [] },
    { variable: 'list', value_type: 'array[number]', value_selector: [] },
  ],
  outputs: [],
  dependencies: [],
  target: null,
  samples: {},
}

describe('the text of any number', () => {
  it('stays in a node file, alone and in a list, and through an edit of its neighbour', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, two) => {
        const samples = { n: one, list: `[${one}, ${two}]` }
        const text = newNodeText({ ...node, samples })
        expect(readFields(text).node?.samples).toEqual(samples)
        const edited = editedNodeText(text, { ...node, samples: { ...samples, n: two } })
        expect(readFields(edited).node?.samples).toEqual({ ...samples, n: two })
      }),
    )
  })

  it('stays from what a script printed to the outputs, and in the report of the command line', () => {
    const outputs = [{ name: 'list', spec: { type: 'array[number]' as const, children: null } }]
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 20 }), (list) => {
        const json = `{"list": [${list.join(', ')}]}`
        const answer = { stdout: `<<RESULT>>${json}<<RESULT>>\n`, error: '' }
        const checked = toJsonText(check(defaultTarget, parse(defaultTarget, answer), outputs))
        expect(checked).toBe(json)
        const result = emptyResult({ node, inputs: {}, target: 'dify-1.16' })
        const report = parsePythonJson(runReport({ ...result, status: 'succeeded', outputs: checked }, 'en', node))
        expect(toJsonText(report instanceof Map ? (report.get('outputs') ?? null) : null)).toBe(json)
      }),
    )
  })
})
