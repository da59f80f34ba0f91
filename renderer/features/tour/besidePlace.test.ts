import { expect, it } from 'vitest'
import { besidePlace, sharedArea } from './besidePlace'

const card = { width: 320, height: 180 }

it.each([
  ['a sidebar', { x: 0, y: 40, width: 220, height: 600 }],
  ['the code', { x: 220, y: 76, width: 500, height: 330 }],
  ['a panel at the right', { x: 740, y: 40, width: 284, height: 630 }],
  ['a bar below', { x: 220, y: 420, width: 500, height: 40 }],
  ['a button at the top', { x: 460, y: 4, width: 110, height: 28 }],
  ['a button in a corner', { x: 990, y: 670, width: 30, height: 28 }],
])('stands beside %s, in the window and over nothing of it', (_, about) => {
  for (const window of [
    { width: 1024, height: 700 },
    { width: 1440, height: 900 },
  ]) {
    const place = besidePlace(about, card, window)
    expect(sharedArea(place, about)).toBe(0)
    expect(place.x >= 0 && place.x + place.width <= window.width).toBe(true)
    expect(place.y >= 0 && place.y + place.height <= window.height).toBe(true)
  }
})

it('covers least of what fills the window', () => {
  const window = { width: 400, height: 300 }
  const place = besidePlace({ x: 0, y: 0, width: 400, height: 280 }, card, window)
  expect(place.y).toBe(110)
})
