import { problem, ProblemError } from '../../shared/problems'
import { writeAtomic } from '../files/atomicFile'
import { reasonOf } from '../files/fileErrors'
import { revisionOf } from '../workspace/readBytes'
import type { AppDocuments } from './appDocuments'
import type { AppEdits } from './appEdits'

/** What a save did to a file. */
export interface SavedOver {
  readonly edits: AppEdits
  /** The text that the edits were made of. */
  readonly base: string | null
  /** What the file was. */
  readonly before: string
  /** What was written. */
  readonly bytes: Uint8Array
}

/** The last save of each app file, so that it can be taken back: only in memory, as long as its toast could be. */
export function createSaveUndo(documents: Pick<AppDocuments, 'readDisk' | 'editsOf' | 'keep'>) {
  const saves = new Map<string, Omit<SavedOver, 'bytes'> & { readonly revision: string }>()
  return {
    remember({ bytes, ...rest }: SavedOver): void {
      saves.set(rest.edits.file, { ...rest, revision: revisionOf(bytes) })
    },

    /** Writes what the file was, and keeps its edits again. Throws a ProblemError where the file or a node of it was changed since, or can't be written. */
    async take(file: string): Promise<void> {
      const last = saves.get(file)
      const { read, path } = await documents.readDisk(file)
      const since = await documents.editsOf(file)
      const isEdited = Object.keys(since.nodes).length > 0 || since.renames.length > 0
      if (last === undefined || isEdited || read?.file.revision !== last.revision) {
        throw new ProblemError(problem('app-save-kept', 'workspace', { params: { path: file } }))
      }
      try {
        await writeAtomic(path, Buffer.from(last.before))
      } catch (error) {
        throw new ProblemError(problem('save-failed', 'workspace', { params: { path, reason: reasonOf(error) } }))
      }
      saves.delete(file)
      await documents.keep(last.edits, last.base ?? last.before)
    },
  }
}
