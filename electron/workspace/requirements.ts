import { join } from 'node:path'
import type { RequirementsFile, RequirementsSave } from '../../shared/model/workspace'
import { problem, ProblemError } from '../../shared/problems'
import { isFolder } from '../files/look'
import type { Drafts } from './drafts'
import type { NodeStore } from './nodeStore'
import { lookAtRequirements, requirementsName, saveRequirementsFile } from './requirementsStore'
import { inFormOf } from './textForm'

/** The name under which an edit of the requirements is kept aside; no node can have it. */
const draftId = '/requirements'

export interface RequirementsOptions {
  readonly root: string
  readonly store: Pick<NodeStore, 'inTurn' | 'alone'>
  readonly drafts: Drafts
  /** Told of a change by another hand. */
  readonly onChange: (file: RequirementsFile) => void
}

/** The requirements of an open workspace: read, saved without loss, told when another hand changes them. */
export function createRequirements({ root, store, drafts, onChange }: RequirementsOptions) {
  /** The revision that the window knows. */
  let known = ''

  async function readNow(): Promise<RequirementsFile> {
    const file = await lookAtRequirements(root)
    known = file.revision
    const draft = await drafts.read(draftId)
    if (typeof draft !== 'string') return file
    const isSaved = file.problem === null && inFormOf(file.text, draft) === file.text
    if (isSaved) await drafts.drop(draftId)
    return { ...file, draft: isSaved ? null : draft }
  }

  async function saveNow(text: string, revision: string, force: boolean): Promise<RequirementsSave> {
    if (!(await isFolder(root))) {
      return { kind: 'failed', problem: problem('workspace-missing', 'workspace', { params: { path: root } }) }
    }
    return saveRequirementsFile(root, { text, revision, force }, (next) => {
      known = next
    })
  }

  return {
    path: join(root, requirementsName),
    read: (): Promise<RequirementsFile> => store.inTurn(readNow),
    /** The text that environments are made for. Throws a ProblemError where it can't be read. */
    async text(): Promise<string> {
      const file = await store.inTurn(() => lookAtRequirements(root))
      if (file.problem !== null) throw new ProblemError(file.problem)
      return file.text
    },
    /** Reads them anew, and tells where they are others than those known. */
    tell: (): Promise<void> =>
      store.inTurn(async () => {
        // Only now: a save that was before this one in the queue has made another revision known.
        const before = known
        const file = await readNow()
        if (file.revision !== before) onChange(file)
      }),
    /** Saves the text, unless the file is another one than it was based on; then, or where it can't be written, it is kept aside. */
    save: (text: string, revision: string, force: boolean): Promise<RequirementsSave> =>
      store.alone(async () => {
        const result = await saveNow(text, revision, force)
        await (result.kind === 'saved' ? drafts.drop(draftId) : drafts.keep(draftId, text))
        return result
      }),
    discard: (): Promise<RequirementsFile> =>
      store.inTurn(async () => {
        await drafts.drop(draftId)
        return readNow()
      }),
  }
}
