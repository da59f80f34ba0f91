import { create } from 'zustand'
import type { Recovered } from '../../../shared/model/recovery'
import { call } from '../../app/client'
import { useApp } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

interface RecoveryState {
  /** Edits that are in no file, as they were found at the start of the workspace. */
  found: readonly Recovered[]
  workspace: string
  selected: string | null
  /** Looks for them, once for a workspace. */
  look(workspace: string): Promise<void>
  select(id: string): void
  /** Not now: they are not offered again, and wait for their node to be opened. */
  later(): Promise<void>
  decide(id: string, keep: 'mine' | 'disk'): Promise<void>
}

/** Work that was not saved when the last Nodelab ended. */
export const useRecovery = create<RecoveryState>()((set, get) => {
  // Some are decided in their own tab.
  useWorkspace.subscribe(({ documents }) => {
    const open = get().found.filter(({ id }) => documents[id]?.saving !== 'saved')
    if (open.length === get().found.length) return
    const selected = open.find(({ id }) => id === get().selected) ?? open[0]
    set({ found: open, selected: selected?.id ?? null })
  })

  return {
    found: [],
    workspace: '',
    selected: null,
    async look(workspace) {
      if (get().workspace === workspace) return
      set({ workspace, found: [], selected: null })
      const found = await call('recovery.list', { workspace })
      if (get().workspace === workspace) set({ found, selected: found[0]?.id ?? null })
    },
    select: (selected) => set({ selected }),
    async later() {
      await call('recovery.offered', { workspace: get().workspace })
      set({ found: [], selected: null })
      if (useApp.getState().page === 'recovery') useApp.getState().showPage('library')
    },
    async decide(id, keep) {
      const { open, resolveConflict, saveText, documents } = useWorkspace.getState()
      if (keep === 'mine' || documents[id] !== undefined) {
        await open(id)
        const { saving } = useWorkspace.getState().documents[id] ?? {}
        // The text of a broken file that nothing stands against only waits for this word.
        if (saving === 'kept' && keep === 'mine') await saveText(id)
        else await resolveConflict(id, keep)
      } else await call('node.discardDraft', { workspace: get().workspace, id })
      const found = get().found.filter((one) => one.id !== id)
      set({ found, selected: found[0]?.id ?? null })
      useApp.getState().showPage(found.length === 0 ? 'library' : 'recovery')
    },
  }
})
