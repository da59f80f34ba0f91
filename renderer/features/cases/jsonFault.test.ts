import { expect, it } from 'vitest'
import { jsonFault } from './jsonFault'

it.each([
  ['["ha", "hi", "ha"', { kind: 'open', missing: ']' }],
  ['{"a": [1', { kind: 'open', missing: ']}' }],
  ['"half', { kind: 'open', missing: '"' }],
  ['hello', { kind: 'bare' }],
  ['["a]"]', null],
  ['NaN', null],
])('tells what is wrong with %s', (text, fault) => {
  expect(jsonFault(text)).toEqual(fault)
})

it('gives the reason of Python where something else is wrong', () => {
  expect(jsonFault('[1 2]')).toMatchObject({ kind: 'syntax' })
})
