import { create } from 'zustand'

interface Floats {
  /** The palette: `go` finds nodes and actions, `act` actions alone; null while it is closed. */
  readonly palette: 'go' | 'act' | null
  readonly keyMap: boolean
  /** The menu or popover of the top bar. */
  readonly bar: 'workspace' | 'target' | 'environment' | null
}

/** Which of the floats that belong to the whole window is open. */
export const useFloats = create<Floats>()(() => ({ palette: null, keyMap: false, bar: null }))

/** What a menu of the top bar is opened and closed by: its button, or an action by its name. */
export function useBar(name: NonNullable<Floats['bar']>) {
  const open = useFloats((state) => state.bar === name)
  return { open, onOpenChange: (isOpen: boolean) => useFloats.setState({ bar: isOpen ? name : null }) }
}
