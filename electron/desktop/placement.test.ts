import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSize, placementText, readPlacement } from './placement'

const screens = [{ x: 0, y: 25, width: 1920, height: 1055 }]
const kept = { x: 100, y: 60, width: 1300, height: 800 }

describe('placement', () => {
  it('opens in the middle at the first start', () => {
    expect(readPlacement(null, screens)).toEqual({ position: null, width: 1440, height: 900, maximized: false })
  })

  it('opens where it was closed', () => {
    const placement = readPlacement(placementText(kept, true), screens)
    expect(placement).toEqual({ position: { x: 100, y: 60 }, width: 1300, height: 800, maximized: true })
  })

  it('keeps its size alone where its screen is gone, or its title bar could not be grasped', () => {
    for (const place of [
      { ...kept, x: 3000 },
      { ...kept, x: -1250 },
      { ...kept, y: -40 },
      { ...kept, y: 1075 },
    ]) {
      const { position, width } = readPlacement(placementText(place, false), screens)
      expect({ position, width }).toEqual({ position: null, width: 1300 })
    }
    expect(readPlacement(placementText(kept, false), []).position).toBeNull()
  })

  it('opens on a second screen, to the left as well', () => {
    const left = { x: -1920, y: 0, width: 1920, height: 1080 }
    const { position } = readPlacement(placementText({ ...kept, x: -1500 }, false), [...screens, left])
    expect(position).toEqual({ x: -1500, y: 60 })
  })

  it('is never smaller than the page is drawn for, and never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.record({ x: fc.double(), width: fc.integer() }).map((place) => JSON.stringify(place)),
        ),
        (text) => {
          const { width, height } = readPlacement(text, screens)
          expect(width).toBeGreaterThanOrEqual(leastSize.width)
          expect(height).toBeGreaterThanOrEqual(leastSize.height)
        },
      ),
    )
    const small = readPlacement(placementText({ ...kept, width: 10, height: 10 }, false), screens)
    expect(small).toMatchObject(leastSize)
  })
})
