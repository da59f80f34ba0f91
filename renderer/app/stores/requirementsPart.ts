import type { RequirementsFile } from '../../../shared/model/workspace'
import { call } from '../client'
import type { Autosave } from './autosave'
import { type RequirementsDocument, requirementsTab, type WorkspaceState } from './storeTypes'

/** A revision that no file has: a save based on it never goes over what is on disk without a decision. */
export const noRevision = ''

/** The requirements as just read. An edit that was kept aside comes back as the author's, with the question which to keep. */
export function requirementsOf({ text, revision, problem, draft }: RequirementsFile): RequirementsDocument {
  const base = { problem, saveProblem: null }
  if (draft === null) return { ...base, text, revision, saving: 'saved', diskText: null }
  return { ...base, text: draft, revision: noRevision, saving: 'conflict', diskText: text }
}

interface Store {
  get(): WorkspaceState
  set(part: Partial<WorkspaceState>): void
  /** The workspace that commands are meant for. */
  here(): { readonly workspace: string }
}

type RequirementsPart = Pick<WorkspaceState, 'editRequirements' | 'resolveRequirements'> & {
  save(force?: boolean): Promise<void>
  /** Notes that what could not be written is to be tried again. */
  touchFailed(): void
  /** Another hand changed the file: without an edit of ours its version is shown, else the author is asked. */
  onFile(file: RequirementsFile): void
}

/** The workspace's requirements as the author edits them. */
export function createRequirementsPart({ get, set, here }: Store, autosave: Autosave): RequirementsPart {
  /** They changed: environments are asked for anew by whoever listens. */
  function take(file: RequirementsFile): void {
    set({ requirements: requirementsOf(file), requirementsCount: get().requirementsCount + 1 })
  }

  function change(part: Partial<RequirementsDocument>): void {
    const now = get().requirements
    if (now !== null) set({ requirements: { ...now, ...part } })
  }

  async function save(force = false): Promise<void> {
    const before = get().requirements
    if (before === null) return
    const { text, revision, saving } = before
    change({ saving: 'saving' })
    try {
      const result = await call('requirements.save', { ...here(), text, revision, force })
      if (result.kind === 'saved') {
        const isNewer = get().requirements?.text !== text
        change({
          revision: result.revision,
          saving: isNewer ? 'pending' : 'saved',
          diskText: null,
          saveProblem: null,
        })
        set({ requirementsCount: get().requirementsCount + 1 })
      } else if (result.kind === 'conflict') change({ saving: 'conflict', diskText: result.disk.text })
      else change({ saving: 'failed', saveProblem: result.problem })
    } catch (error) {
      // Not a failed save, but a failed request: the edit is as unsaved as before.
      change({ saving })
      throw error
    }
  }

  return {
    save,
    touchFailed() {
      if (get().requirements?.saving === 'failed') autosave.touch(requirementsTab)
    },
    onFile(file) {
      const now = get().requirements
      if (now === null || now.saving === 'saved') take(file)
      else change({ saving: 'conflict', diskText: file.text, problem: file.problem })
    },
    editRequirements(text) {
      const now = get().requirements
      if (now === null || now.problem !== null) return
      change({ text, saving: now.saving === 'conflict' ? 'conflict' : 'pending' })
      // Under a conflict too: the edit is then kept aside.
      autosave.touch(requirementsTab)
    },
    async resolveRequirements(keep) {
      autosave.forget(requirementsTab)
      if (keep === 'mine') await save(true)
      else take(await call('requirements.discardDraft', here()))
    },
  }
}
