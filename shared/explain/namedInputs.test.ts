import { expect, it } from 'vitest'
import type { Frame } from '../model/run'
import { namedInputs } from './namedInputs'

const frame = (text: string, own = true): Frame => ({ own, line: 1, function: 'main', text, file: '' })

it.each([
  ['return order.strip()', ['order']],
  ['return f"{order.strip()}: x"', ['order']],
  ['for part in (order + other): # both', ['order', 'other']],
  ['return re.search("order", text).group(0)  # order', []],
  ['return text.order.strip() + reorder[0]', []],
])('the inputs that a line names: %s', (line, found) => {
  expect(namedInputs([frame(line)], ['order', 'other'])).toEqual(found)
})

it('are those of each line of the node that led to the error, and of no library', () => {
  expect(namedInputs([frame('return clean(order)'), frame('return value.strip()')], ['order'])).toEqual(['order'])
  expect(namedInputs([frame('return clean(text)'), frame('order.strip()', false)], ['order'])).toEqual([])
})
