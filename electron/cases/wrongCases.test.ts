import { describe, expect, it } from 'vitest'
import { read } from './testing/caseTexts'

describe('cases of a node file', () => {
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

  it.each([
    'expect: {r: {equlas: 1}}',
    'expect: {r: {equals: 1}, s: 3}',
    'output: {r: 1}',
    'outputs: {r: 1}, error: true',
  ])('that ask for less than is meant are left out: %s', (field) => {
    const { cases, leftOut, problems } = read(`cases:\n  - {name: a, ${field}}\n  - {name: b, outputs: {r: 1}}\n`)
    expect(cases.map(({ name }) => name)).toEqual(['b'])
    expect([leftOut, problems.length > 0]).toEqual([1, true])
  })
})
