import { call, on } from '../client'
import type { Autosave } from './autosave'
import { requirementsTab, type WorkspaceState } from './storeTypes'

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
}

type RequirementsPart = Pick<WorkspaceState, 'editRequirements' | 'resolveRequirements'> & {
  save(force?: boolean): Promise<void>
  listen(): void
}

/** The workspace's requirements as the author edits them. */
export function createRequirementsPart({ get, set }: Store, autosave: Autosave): RequirementsPart {
  /** The requirements changed: environments are asked for anew by whoever listens. */
  function bump(): void {
    set({ requirementsCount: get().requirementsCount + 1 })
  }

  async function save(force = false): Promise<void> {
    const before = get().requirements
    if (before === null) return
    set({ requirements: { ...before, saving: 'saving' } })
    const { text, revision } = before
    const result = await call('requirements.save', { text, revision, force })
    const now = get().requirements ?? before
    if (result.kind === 'saved') {
      const saving = now.text === text ? 'saved' : 'pending'
      set({ requirements: { ...now, revision: result.revision, saving, diskText: null, saveProblem: null } })
      bump()
    } else if (result.kind === 'conflict') {
      set({ requirements: { ...now, saving: 'conflict', diskText: result.disk.text, revision: result.disk.revision } })
    } else set({ requirements: { ...now, saving: 'failed', saveProblem: result.problem } })
  }

  return {
    save,
    listen() {
      on('requirements.changed', (file) => {
        const now = get().requirements
        if (now === null || now.saving === 'saved') {
          set({ requirements: { ...file, saving: 'saved', diskText: null, saveProblem: null } })
          bump()
        } else set({ requirements: { ...now, saving: 'conflict', diskText: file.text, revision: file.revision } })
      })
    },
    editRequirements(text) {
      const now = get().requirements
      if (now === null) return
      set({ requirements: { ...now, text, saving: now.saving === 'conflict' ? 'conflict' : 'pending' } })
      if (now.saving !== 'conflict') autosave.touch(requirementsTab)
    },
    async resolveRequirements(keep) {
      const now = get().requirements
      if (now === null) return
      if (keep === 'mine') await save(true)
      else {
        autosave.forget(requirementsTab)
        const file = await call('requirements.read', null)
        set({ requirements: { ...file, saving: 'saved', diskText: null, saveProblem: null } })
        bump()
      }
    },
  }
}
