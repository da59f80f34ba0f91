import { useFloats } from './floats'

/** What was typed for the palette before it had a field. */
interface Ahead {
  readonly text: string
  /** Whether Enter was pressed behind it. */
  readonly isEntered: boolean
}

const nothing: Ahead = { text: '', isEntered: false }
let ahead = nothing
let canCome = true

/**
 * Keeps a key for the palette while that was asked for and is still being loaded, as in the first moments of the window: its letters would go into the
 * code, and its Enter to the first of all choices. Returns whether it did.
 */
export function keepsForPalette({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!canCome || useFloats.getState().palette === null || document.querySelector('.palette') !== null) return false
  if (key === 'Escape') useFloats.setState({ palette: null })
  else if (key === 'Enter') ahead = { ...ahead, isEntered: true }
  else if (key === 'Backspace') ahead = { ...ahead, text: [...ahead.text].slice(0, -1).join('') }
  else if ([...key].length === 1 && !ctrlKey && !metaKey && !altKey && !ahead.isEntered) {
    ahead = { ...ahead, text: ahead.text + key }
  }
  return true
}

/** Told where the palette's part of the window could not be loaded: no key waits for it then, and it is no longer asked for. */
export function paletteCanCome(can: boolean): void {
  canCome = can
  if (!can) useFloats.setState({ palette: null })
}

/** What was typed for the palette that has just come. */
export function typedAhead(): Ahead {
  return ahead
}

useFloats.subscribe(({ palette }) => {
  if (palette === null) ahead = nothing
})
