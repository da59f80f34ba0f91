import { create } from 'zustand'

interface Floats {
  /** The palette: `go` finds nodes and actions, `act` actions alone; null while it is closed. */
  readonly palette: 'go' | 'act' | null
  readonly keyMap: boolean
}

/** Which of the floats that belong to the whole window is open. */
export const useFloats = create<Floats>()(() => ({ palette: null, keyMap: false }))
