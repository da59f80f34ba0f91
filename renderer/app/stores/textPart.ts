import type { TextFile, TextSave } from '../../../shared/model/workspace'
import type { Autosave } from './autosave'
import type { TextDocument } from './storeTypes'

/** A revision that no file has: a save based on it never goes over what is on disk without a decision. */
export const noRevision = ''

/** A file as just read. An edit that was kept aside comes back as the author's, with the question which to keep. */
export function textDocumentOf({ text, revision, problem, draft }: TextFile): TextDocument {
  const base = { problem, saveProblem: null }
  if (draft === null) return { ...base, text, revision, saving: 'saved', diskText: null }
  return { ...base, text: draft, revision: noRevision, saving: 'conflict', diskText: text }
}

/** Where a text file of the workspace is kept in the store, and how it is saved. */
export interface TextPort {
  /** Its key for the autosave. */
  readonly id: string
  get(): TextDocument | null
  set(document: TextDocument): void
  /** Its text on disk is another one now. */
  changed(): void
  save(wish: { readonly text: string; readonly revision: string; readonly force: boolean }): Promise<TextSave>
  discardDraft(): Promise<TextFile>
}

/** A text file of the workspace as the author edits it; other hands write it too. */
export function createTextPart(port: TextPort, autosave: Autosave) {
  function take(file: TextFile): void {
    port.set(textDocumentOf(file))
    port.changed()
  }

  function change(part: Partial<TextDocument>): void {
    const now = port.get()
    if (now !== null) port.set({ ...now, ...part })
  }

  async function save(force = false): Promise<void> {
    const before = port.get()
    if (before === null) return
    const { text, revision, saving } = before
    change({ saving: 'saving' })
    try {
      const result = await port.save({ text, revision, force })
      if (result.kind === 'saved') {
        const isNewer = port.get()?.text !== text
        change({
          revision: result.revision,
          saving: isNewer ? 'pending' : 'saved',
          diskText: null,
          saveProblem: null,
        })
        port.changed()
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
    take,
    /** Notes that what could not be written is to be tried again. */
    touchFailed(): void {
      if (port.get()?.saving === 'failed') autosave.touch(port.id)
    },
    /** Another hand changed the file: without an edit of ours its version is shown, else the author is asked. */
    onFile(file: TextFile): void {
      const now = port.get()
      if (now === null || now.saving === 'saved') take(file)
      else change({ saving: 'conflict', diskText: file.text, problem: file.problem })
    },
    edit(text: string): void {
      const now = port.get()
      if (now === null || now.problem !== null) return
      change({ text, saving: now.saving === 'conflict' ? 'conflict' : 'pending' })
      // Under a conflict too: the edit is then kept aside.
      autosave.touch(port.id)
    },
    async resolve(keep: 'mine' | 'disk'): Promise<void> {
      autosave.forget(port.id)
      if (keep === 'mine') await save(true)
      else take(await port.discardDraft())
    },
  }
}

export type TextPart = ReturnType<typeof createTextPart>
