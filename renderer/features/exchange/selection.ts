import { create } from 'zustand'
import { useWorkspace } from '../../app/stores/workspaceStore'

interface SelectionState {
  /** Ids of the nodes that are selected beside each other in the library; none or one means no selection. */
  selected: readonly string[]
  /** Where a range begins: the row that was chosen last. */
  anchor: string | null
  clear(): void
  /** Takes a node in or out. */
  toggle(id: string): void
  /** Selects all rows from the anchor to this one. */
  extend(id: string): void
  /** A row was opened: ranges begin there. */
  begin(id: string): void
}

/** The nodes of the library that are selected to be copied together. */
export const useSelection = create<SelectionState>()((set, get) => ({
  selected: [],
  anchor: null,
  clear: () => set({ selected: [] }),
  begin: (id) => set({ selected: [], anchor: id }),
  toggle(id) {
    const { selected, anchor } = get()
    // The open row is the first of a selection that begins.
    const from = selected.length === 0 && anchor !== null && anchor !== id ? [anchor] : selected
    const next = from.includes(id) ? from.filter((other) => other !== id) : [...from, id]
    set({ selected: next, anchor: id })
  },
  extend(id) {
    const ids = useWorkspace.getState().entries.map((entry) => entry.id)
    const anchor = get().anchor ?? id
    const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)]
    if (from === -1 || to === -1) return
    set({ selected: ids.slice(Math.min(from, to), Math.max(from, to) + 1), anchor })
  },
}))

/** The selected nodes that are still there, in the order of the library. */
export function selectedNodes(): string[] {
  const { selected } = useSelection.getState()
  return useWorkspace
    .getState()
    .entries.filter(({ id }) => selected.includes(id))
    .map(({ id }) => id)
}
