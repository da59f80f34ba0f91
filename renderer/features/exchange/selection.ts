import { create } from 'zustand'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { useAppFiles } from '../appFiles/appFileStore'

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
    const ids = shownNodes()
    const anchor = get().anchor ?? id
    const [from, to] = [ids.indexOf(anchor), ids.indexOf(id)]
    if (from === -1 || to === -1) return
    set({ selected: ids.slice(Math.min(from, to), Math.max(from, to) + 1), anchor })
  },
}))

/** The nodes of the library that are shown, in its order: those of unfolded app files, then node files. */
function shownNodes(): string[] {
  const { files, unfolded } = useAppFiles.getState()
  const ofApps = files.flatMap((file) => (unfolded.has(file.id) ? file.nodes : []))
  return [...ofApps, ...useWorkspace.getState().entries].map(({ id }) => id)
}

const among = (ids: readonly { readonly id: string }[], selected: readonly string[]): string[] =>
  ids.flatMap(({ id }) => (selected.includes(id) ? [id] : []))

/** The selected nodes that are still there, in the order of the library. */
export function selectedNodes(): string[] {
  const { selected } = useSelection.getState()
  const ofApps = useAppFiles.getState().files.flatMap(({ nodes }) => nodes)
  return among([...ofApps, ...useWorkspace.getState().entries], selected)
}

/** How many nodes are selected and still there; none where fewer than two are. */
export function useSelectedCount(): number {
  const selected = useSelection((state) => state.selected)
  const here = useWorkspace(({ entries }) => among(entries, selected).length)
  const inApps = useAppFiles(({ files }) =>
    selected.length < 2
      ? 0
      : among(
          files.flatMap(({ nodes }) => nodes),
          selected,
        ).length,
  )
  return here + inApps < 2 ? 0 : here + inApps
}
