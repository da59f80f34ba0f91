import { describe, expect, it } from 'vitest'
import type { OutputSpec, OutputType } from '../model/node'
import type { Limits } from '../model/server'
import type { JsonObject } from '../model/value'
import { check } from './check'
import { DifyFailure } from './difyFailure'
import { toJsonText } from './jsonText'
import { parsePythonJson } from './pythonJson'
import { dify0_11, dify1_13, dify1_16 } from './targets/records'
import type { Target } from './targets/target'

/** What a target with these limits of a server makes of the value of one output. */
function end(target: Target, limits: Partial<Limits>, type: OutputType, value: string, more: Partial<OutputSpec> = {}) {
  try {
    const own = { ...target, limits: { ...target.limits, ...limits } }
    const result = parsePythonJson(`{"a": ${value}}`) as JsonObject
    return toJsonText(check(own, result, [{ name: 'a', spec: { type, children: null, ...more } }]))
  } catch (error) {
    if (!(error instanceof DifyFailure)) throw error
    return error.message
  }
}

const beyond = (path: string, min: string, max: string): string =>
  `Output variable \`${path}\` is out of range, it must be between ${min} and ${max}.`

describe("a server's own range of numbers", () => {
  const hundred = { maxNumber: '100', minNumber: '-100' }
  const ofHundred = (path: string): string => beyond(path, '-100', '100')

  it.each(['100.5', '100.00000000000001', '-100.5', '101', '-101', '1e400'])('refuses %s', (value) => {
    expect(end(dify1_16, hundred, 'number', value)).toBe(ofHundred('a'))
    expect(end(dify1_16, hundred, 'object', `{"b": [${value}]}`)).toBe(ofHundred('a.b[0]'))
  })

  it.each(['100', '100.0', '99.99', '-100.0', 'NaN'])('takes %s', (value) => {
    expect(end(dify1_16, hundred, 'number', value)).toBe(`{"a": ${value}}`)
  })

  it('is compared exactly where a double has no room', () => {
    const large = { maxNumber: '9007199254740993', minNumber: '-9007199254740993' }
    expect(end(dify1_16, large, 'number', '9007199254740993')).toBe('{"a": 9007199254740993}')
    expect(end(dify1_16, large, 'number', '9007199254740992.0')).toBe('{"a": 9007199254740992.0}')
    for (const value of ['9007199254740994', '9007199254740994.0', '-9007199254740994']) {
      expect(end(dify1_16, large, 'number', value)).toBe(beyond('a', large.minNumber, large.maxNumber))
    }
  })
})

describe('a boolean where a server allows neither 1 nor 0', () => {
  const none = { maxNumber: '0' }
  const refused = (path: string): string => beyond(path, '-9223372036854775808', '0')

  it('is held to the range in a Number, by its value', () => {
    expect(end(dify1_16, none, 'number', 'true')).toBe(refused('a'))
    expect(end(dify1_16, none, 'number', 'false')).toBe('{"a": 0}')
    expect(end(dify1_16, { maxNumber: '-1' }, 'number', 'false')).toBe(beyond('a', '-9223372036854775808', '-1'))
    expect(end(dify0_11, none, 'number', 'true')).toBe(refused('a'))
    const children = [{ name: 'b', spec: { type: 'number' as const, children: null } }]
    expect(end(dify1_16, none, 'object', '{"b": true}', { children })).toBe(refused('a.b'))
  })

  it('is held to it in a list of a free object, but not by itself', () => {
    expect(end(dify1_16, none, 'object', '{"b": [0, true]}')).toBe(refused('a.b[1]'))
    expect(end(dify1_16, none, 'object', '{"b": true}')).toBe('{"a": {"b": true}}')
    expect(end(dify1_13, none, 'object', '{"b": true}')).toBe('{"a": {"b": true}}')
  })

  it('is held to it by itself too, where a Dify has no Boolean', () => {
    expect(end(dify0_11, none, 'object', '{"b": true}')).toBe(refused('.a.b'))
  })

  it('is not held to it in an Array[Number], as no number there is since 1.14', () => {
    expect(end(dify1_16, none, 'array[number]', '[true, 7]')).toBe('{"a": [1, 7]}')
    expect(end(dify1_13, none, 'array[number]', '[true]')).toBe(refused('a[0]'))
  })

  it('is no matter in a Boolean or an Array[Boolean]', () => {
    expect(end(dify1_16, none, 'boolean', 'true')).toBe('{"a": true}')
    expect(end(dify1_16, none, 'array[boolean]', '[true]')).toBe('{"a": [true]}')
  })
})
