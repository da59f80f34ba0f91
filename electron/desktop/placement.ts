/** A place on the screens, in density-independent pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window stood when it was closed last. */
export interface Placement {
  /** Null: in the middle of the first screen. */
  readonly position: { readonly x: number; readonly y: number } | null
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

/** The least window that the page is drawn for. */
export const leastSize = { width: 1024, height: 700 }

const firstPlacement: Placement = { position: null, width: 1440, height: 900, maximized: false }

/** What is kept in the file. */
interface Remembered extends Place {
  readonly maximized: boolean
}

/** Read by hand: the first window waits for it, and would wait for the loading of a library of schemas. */
function isRemembered(content: unknown): content is Remembered {
  if (typeof content !== 'object' || content === null) return false
  const { x, y, width, height, maximized } = content as Readonly<Record<string, unknown>>
  const numbers = [x, y, width, height]
  return (
    numbers.every((value) => Number.isInteger(value) && Math.abs(Number(value)) <= 100_000) &&
    typeof maximized === 'boolean'
  )
}

/** How much of the title bar must be on a screen, so that the window can be dragged. */
const grip = { width: 120, height: 20 }

/** Whether a window's title bar can be reached with the mouse on one of the screens. */
function isReachable(place: Place, screens: readonly Place[]): boolean {
  return screens.some((screen) => {
    const wide = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
    const isHigh = place.y >= screen.y && place.y + grip.height <= screen.y + screen.height
    return wide >= grip.width && isHigh
  })
}

/**
 * Reads where to open the window from the text that was kept. Without one, or with one that can't be read, the window has its first
 * size; one whose screen is gone keeps its size alone. `screens` are the work areas of the screens that are there now.
 */
export function readPlacement(text: string | null, screens: readonly Place[]): Placement {
  if (text === null) return firstPlacement
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    // Damaged: a window's place is not worth a word.
    return firstPlacement
  }
  if (!isRemembered(kept)) return firstPlacement
  const { x, y, maximized } = kept
  const width = Math.max(kept.width, leastSize.width)
  const height = Math.max(kept.height, leastSize.height)
  const position = isReachable({ x, y, width, height }, screens) ? { x, y } : null
  return { position, width, height, maximized }
}

/** The text to keep: the window's own place, which is that before it was maximized. */
export function placementText(place: Place, maximized: boolean): string {
  const { x, y, width, height } = place
  return JSON.stringify({ x, y, width, height, maximized } satisfies Remembered)
}
