import { afterEach, expect, it } from 'vitest'
import { useFloats } from './floats'
import { keepsForPalette, paletteCanCome, typedAhead } from './typedAhead'

afterEach(() => {
  paletteCanCome(true)
  useFloats.setState({ palette: null })
})

const press = (key: string): boolean => keepsForPalette(new KeyboardEvent('keydown', { key }))

it('takes back a whole sign, of however many units', () => {
  useFloats.setState({ palette: 'go' })
  for (const key of ['a', '😀', 'Backspace']) expect(press(key)).toBe(true)
  expect(typedAhead().text).toBe('a')
})

it('lets the keys go where the palette can not come', () => {
  useFloats.setState({ palette: 'go' })
  expect(press('a')).toBe(true)
  paletteCanCome(false)
  expect(useFloats.getState().palette).toBeNull()
  expect(press('a')).toBe(false)
  // Nor when it is asked for once more.
  useFloats.setState({ palette: 'act' })
  expect(press('a')).toBe(false)
})
