import type { Recovered } from '../../shared/model/recovery'
import { ProblemError } from '../../shared/problems'
import type { Draft, Drafts } from './drafts'
import { editedNodeText, newNodeText } from './nodeText'
import type { OpenDocuments } from './openDocuments'
import { readFileText } from './readBytes'
import { withoutSecrets } from './secrets'

export interface RecoveryOptions {
  /** Node files, and the texts of app files that could not be read. */
  readonly documents: Pick<OpenDocuments, 'read' | 'pathOf'>
  readonly drafts: Drafts
}

/** The file as the edit would make it. */
function textOf(disk: string | null, draft: Draft): string {
  if (typeof draft === 'string') return draft
  const node = withoutSecrets(draft)
  try {
    return disk === null ? newNodeText(node) : editedNodeText(disk, node)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    // No file can hold it as it is; its code can be shown.
    return node.code
  }
}

/** Edits of nodes that are in no file: of a Nodelab that ended before they could be written, or that another hand stood against. */
export function createRecovery({ documents, drafts }: RecoveryOptions) {
  async function recoveredOf(id: string, at: number): Promise<Recovered | null> {
    // Drops an edit that the file says by now.
    const { kind, draft } = await documents.read(id)
    if (draft === null) return null
    const file = await readFileText(await documents.pathOf(id))
    const disk = file === null || file.problem !== null ? null : file.text
    return { id, at, isGone: kind === 'missing', disk: disk ?? '', mine: textOf(disk, draft) }
  }

  return {
    /** Those that were not offered to the author yet, the newest first. */
    async list(): Promise<Recovered[]> {
      const found: Recovered[] = []
      for (const { id, at } of await drafts.notOffered()) {
        const recovered = await recoveredOf(id, at)
        if (recovered !== null) found.push(recovered)
      }
      return found.sort((a, b) => b.at - a.at)
    },
    /** They were offered: they wait for their node to be opened, and are not offered again. */
    offered: drafts.offered,
  }
}
