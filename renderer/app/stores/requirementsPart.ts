import type { RequirementsFile, RequirementsPlace } from '../../../shared/model/workspace'
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
  const { edit, resolve, onFile, take, ...part } = createTextPart(
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

  /** Shows another file as the workspace's. What was typed into the one before is written by then. */
  function change(file: RequirementsFile): void {
    set({ requirementsPlace: placeOf(file) })
    take(file)
  }

  /** Writes what is pending: main works with the file on disk. */
  async function settled(): Promise<void> {
    await autosave.settle(requirementsTab)
  }

  return {
    ...part,
    onFile(file: RequirementsFile): void {
      const { place, path } = get().requirementsPlace
      // Told of the file of before, which another one has replaced meanwhile.
      if (file.place === place && file.path === path) onFile(file)
    },
    editRequirements: edit,
    resolveRequirements: resolve,
    async pointRequirements(): Promise<boolean> {
      await settled()
      const file = await call('requirements.point', here())
      if (file !== null) change(file)
      return file !== null
    },
    async takeOwnRequirements(): Promise<void> {
      await settled()
      change(await call('requirements.useOwn', here()))
    },
    async saveRequirementsCopy(): Promise<string | null> {
      await settled()
      return (await call('requirements.saveCopy', here()))?.path ?? null
    },
  }
}

/** The place of a workspace's own file. */
export const ownPlace: RequirementsPlace = { place: 'workspace', path: requirementsTab, isPointed: false }

export function placeOf({ place, path, isPointed }: RequirementsPlace): RequirementsPlace {
  return { place, path, isPointed }
}

export { noRevision, textDocumentOf as requirementsOf }
