import type { TextFile, TextSave } from '../../shared/model/workspace'
import { problem, type ProblemCode, ProblemError } from '../../shared/problems'
import { isFolder } from '../files/look'
import type { Drafts } from './drafts'
import type { NodeStore } from './nodeStore'
import { lookAtText, saveText } from './textFile'
import { inFormOf } from './textForm'

export interface SharedTextOptions {
  readonly root: string
  readonly store: Pick<NodeStore, 'inTurn' | 'alone'>
  readonly drafts: Drafts
  /** Told of a change by another hand. */
  readonly onChange: (file: TextFile) => void
}

/** Which file it is. */
export interface SharedTextKind {
  readonly path: string
  /** A folder without which nothing is written: where it is gone, it is not made anew. */
  readonly anchor: string
  /** The name under which an edit of it is kept aside; no node can have it. */
  readonly draftId: string
  /** The problem where it can't be written. */
  readonly notSaved: ProblemCode
}

/** A text file of an open workspace that other hands write too: read, saved without loss, told when one of them changes it. */
export function createSharedText({ path, anchor, draftId, notSaved }: SharedTextKind, options: SharedTextOptions) {
  const { store, drafts, onChange } = options
  /** The revision that the window knows. */
  let known = ''

  async function readNow(): Promise<TextFile> {
    const file = await lookAtText(path)
    known = file.revision
    const draft = await drafts.read(draftId)
    if (typeof draft !== 'string') return file
    const isSaved = file.problem === null && inFormOf(file.text, draft) === file.text
    if (isSaved) await drafts.drop(draftId)
    return { ...file, draft: isSaved ? null : draft }
  }

  async function saveNow(text: string, revision: string, force: boolean): Promise<TextSave> {
    if (!(await isFolder(anchor))) {
      return { kind: 'failed', problem: problem('workspace-missing', 'workspace', { params: { path: anchor } }) }
    }
    return saveText(path, { text, revision, force }, notSaved, (next) => {
      known = next
    })
  }

  return {
    path,
    read: (): Promise<TextFile> => store.inTurn(readNow),
    /** The text alone, for what is done with it. Throws a ProblemError where it can't be read. */
    async text(): Promise<string> {
      const file = await store.inTurn(() => lookAtText(path))
      if (file.problem !== null) throw new ProblemError(file.problem)
      return file.text
    },
    /** Reads it anew, and tells where it is another than the one known. */
    tell: (): Promise<void> =>
      store.inTurn(async () => {
        // Only now: a save that was before this one in the queue has made another revision known.
        const before = known
        const file = await readNow()
        if (file.revision !== before) onChange(file)
      }),
    /** Saves the text, unless the file is another one than it was based on; then, or where it can't be written, it is kept aside. */
    save: (text: string, revision: string, force: boolean): Promise<TextSave> =>
      store.alone(async () => {
        const result = await saveNow(text, revision, force)
        await (result.kind === 'saved' ? drafts.drop(draftId) : drafts.keep(draftId, text))
        return result
      }),
    discard: (): Promise<TextFile> =>
      store.inTurn(async () => {
        await drafts.drop(draftId)
        return readNow()
      }),
  }
}

export type SharedText = ReturnType<typeof createSharedText>
