import { call } from '../client'
import type { Autosave } from './autosave'
import { requirementsTab, type WorkspaceState } from './storeTypes'
import { createTextPart, noRevision, textDocumentOf } from './textPart'

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
  /** The workspace that commands are meant for. */
  here(): { readonly workspace: string }
}

/** The workspace's requirements as the author edits them. */
export function createRequirementsPart({ get, set, here }: Store, autosave: Autosave) {
  const { edit, resolve, ...part } = createTextPart(
    {
      id: requirementsTab,
      get: () => get().requirements,
      set: (requirements) => set({ requirements }),
      // Environments are asked for anew by whoever listens.
      changed: () => set({ requirementsCount: get().requirementsCount + 1 }),
      save: (wish) => call('requirements.save', { ...here(), ...wish }),
      discardDraft: () => call('requirements.discardDraft', here()),
    },
    autosave,
  )
  return { ...part, editRequirements: edit, resolveRequirements: resolve }
}

export { noRevision, textDocumentOf as requirementsOf }
