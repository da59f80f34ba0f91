/** A rectangle in CSS pixels, from the window's upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Between a card and what it speaks of, and between it and the window's edge, in pixels. */
const gap = 10

/** How many square pixels two rectangles share. */
export function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

/**
 * Where a card stands beside what it speaks of, within the window: right of it, below, left or above, the first of these where it has room; where none has,
 * the one that covers least.
 */
export function besidePlace(about: Box, card: Size, window: Size): Box {
  const within = (value: number, size: number, most: number): number =>
    Math.max(gap, Math.min(value, most - size - gap))
  const places = [
    { x: about.x + about.width + gap, y: about.y },
    { x: about.x, y: about.y + about.height + gap },
    { x: about.x - card.width - gap, y: about.y },
    { x: about.x, y: about.y - card.height - gap },
  ].map(({ x, y }) => ({
    x: within(x, card.width, window.width),
    y: within(y, card.height, window.height),
    ...card,
  }))
  const covers = places.map((place) => sharedArea(place, about))
  return places[covers.indexOf(Math.min(...covers))] ?? { x: gap, y: gap, ...card }
}
