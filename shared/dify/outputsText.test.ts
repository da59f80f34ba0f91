import { expect, it } from 'vitest'
import { JsonNumber } from '../model/value'
import { outputsText } from './outputsText'

it.each([
  ['1e-7', '1e-07'],
  ['1E-7', '1e-07'],
  ['1.50', '1.5'],
  ['1.0e+2', '100.0'],
  ['0.00001', '1e-05'],
  ['-0.0', '-0.0'],
  ['-0', '-0'],
  ['12345678901234567890', '12345678901234567890'],
  ['1e400', '1e400'],
  ['NaN', 'NaN'],
  ['-Infinity', '-Infinity'],
])('a number that was printed as %s reaches Dify as %s', (printed, text) => {
  expect(outputsText(new Map([['a', [new JsonNumber(printed)]]]))).toBe(`{"a": [${text}]}`)
})
