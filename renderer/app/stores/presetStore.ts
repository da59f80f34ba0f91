import { create } from 'zustand'
import type { Problem } from '../../../shared/model/problem'
import { problem, ProblemError } from '../../../shared/problems'
import { call } from '../client'
import { useWorkspace } from './workspaceStore'

/** So often a change is made to what another hand has just written. */
const tries = 3

interface PresetState {
  /** The text of the workspace's presets; "" where it has none. */
  text: string
  revision: string
  /** Why they can't be read. */
  problem: Problem | null
  read(): Promise<void>
  /** Changes the file as it is on disk now, and keeps what other hands wrote. Rejects with a ProblemError where it can't be written. */
  change(change: (text: string) => string): Promise<void>
}

/** The workspace's own presets of packages. */
export const usePresets = create<PresetState>()((set, get) => {
  const here = (): string => useWorkspace.getState().workspace?.path ?? ''

  return {
    text: '',
    revision: '',
    problem: null,
    async read() {
      const { text, revision, problem: told } = await call('presets.read', { workspace: here() })
      set({ text, revision, problem: told })
    },
    async change(change) {
      await get().read()
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const { text: before, revision } = get()
        const text = change(before)
        const saved = await call('presets.save', { workspace: here(), text, revision })
        if (saved.kind === 'saved') return set({ text, revision: saved.revision, problem: null })
        if (saved.kind === 'failed') throw new ProblemError(saved.problem)
        set({ text: saved.disk.text, revision: saved.disk.revision, problem: saved.disk.problem })
      }
      throw new ProblemError(problem('presets-changing', 'workspace'))
    },
  }
})
