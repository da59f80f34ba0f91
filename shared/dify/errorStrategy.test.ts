import { describe, expect, it } from 'vitest'
import type { DefaultValue } from '../model/node'
import { afterFailure, DefaultValueError, firstDefaultValue, readDefaultValue } from './errorStrategy'
import { toJsonText } from './jsonText'
import { parsePythonFloat } from './pythonFloatInput'

const failure = { error: 'boom', errorType: 'CodeExecutionError' }

function read(type: string, value: string): string {
  try {
    return toJsonText(readDefaultValue({ key: 'a', type, value }))
  } catch (error) {
    if (!(error instanceof DefaultValueError)) throw error
    return `! ${error.message}`
  }
}

describe('default values', () => {
  it.each([
    ['string', '"x"', '"x"'],
    ['string', '5', '! Value must be str type for 5'],
    ['number', '5', '5'],
    ['number', '"5"', '5.0'],
    ['number', '" 1_000.5 "', '1000.5'],
    ['number', '"five"', '! Cannot convert to number: five'],
    ['number', '[1]', "! 'types.UnionType' object has no attribute '__name__'"],
    ['object', '"{\\"k\\": 1.0}"', '{"k": 1.0}'],
    ['object', '"{}"', '{}'],
    ['object', '"{"', '! Invalid JSON format for value: {'],
    ['object', '"[1]"', '! Value must be dict type for [1]'],
    ['array[string]', '"[\\"a\\"]"', '["a"]'],
    ['array[string]', '[1]', '! All elements must be str for [1]'],
    ['array[object]', '[{}]', '[{}]'],
    ['array[object]', '["it\'s"]', '! All elements must be dict for ["it\'s"]'],
    ['array[number]', '[1, true]', '[1, true]'],
    ['array[file]', '"anything"', '"anything"'],
    [
      'boolean',
      'true',
      "! Input should be 'string', 'number', 'object', 'array[number]', 'array[string]', 'array[object]' or 'array[file]'",
    ],
  ])('of type %s from %s are read as Dify reads them', (type, value, expected) => {
    expect(read(type, value)).toBe(expected)
  })

  it.each(['string', 'number', 'object', 'array[string]', 'array[number]', 'array[object]'])(
    'begin for %s with one that Dify takes',
    (type) => {
      expect(read(type, firstDefaultValue('a', type).value)).not.toMatch(/^!/)
    },
  )
})

describe('after the last failure', () => {
  const defaults: DefaultValue[] = [
    { key: 'a', type: 'number', value: '"5"' },
    { key: 'error_type', type: 'string', value: '"mine"' },
  ]

  it('a node without a strategy fails', () => {
    expect(afterFailure(null, [], failure)).toEqual({ status: 'failed', branch: null, outputs: null })
  })

  it('the fail branch gets the message and the type', () => {
    const { status, branch, outputs } = afterFailure('fail-branch', defaults, failure)
    expect([status, branch, outputs && toJsonText(outputs)]).toEqual([
      'exception',
      'fail-branch',
      '{"error_message": "boom", "error_type": "CodeExecutionError"}',
    ])
  })

  it('default values go on where the node’s outputs went, and Dify’s own two win', () => {
    const { status, branch, outputs } = afterFailure('default-value', defaults, failure)
    expect([status, branch, outputs && toJsonText(outputs)]).toEqual([
      'exception',
      'source',
      '{"a": 5.0, "error_message": "boom", "error_type": "CodeExecutionError"}',
    ])
  })
})

describe('float of a text', () => {
  it.each([
    ['5', 5],
    [' -.5e1 ', -5],
    ['1_0', 10],
    ['٣', 3],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['', null],
    ['1__0', null],
    ['0x1', null],
    ['1e', null],
    ['.', null],
  ])('%j', (text, value) => {
    expect(parsePythonFloat(text)).toBe(value)
  })
})
