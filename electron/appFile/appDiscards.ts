import { randomBytes } from 'node:crypto'
import { partsOfAppNode } from '../../shared/dify/appNodeId'
import { type AppDocuments, noEdits } from './appDocuments'
import type { AppEdits, AppEditsStore } from './appEdits'
import { withoutEdit } from './withoutEdit'

/** Dropped edits that are remembered, as long as a toast could be. */
const remembered = 20

interface Dropped {
  readonly before: AppEdits
  readonly after: AppEdits
  /** The text that they were made of. */
  readonly base: string | null
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Drops edits of app files, and brings them back with all that was renamed. */
export function createAppDiscards(documents: AppDocuments, edits: Pick<AppEditsStore, 'base'>) {
  const dropped = new Map<string, Dropped>()

  return {
    /** Drops the edits of some documents of a file, null: of all; the token brings them back. */
    discard: (file: string, ids: readonly string[] | null): Promise<string> =>
      documents.inTurn(async () => {
        const [before, base] = [await documents.editsOf(file), await edits.base(file)]
        const nodeIds = ids?.map((id) => partsOfAppNode(id)?.nodeId ?? '')
        const after = nodeIds?.reduce(withoutEdit, before) ?? noEdits(file)
        await documents.keep(after, null)
        const token = randomBytes(8).toString('hex')
        dropped.set(token, { before, after, base })
        for (const old of [...dropped.keys()].slice(0, -remembered)) dropped.delete(old)
        return token
      }),

    /** Brings dropped edits back; what was edited since stays as it is now. */
    bringBack: (file: string, token: string): Promise<void> =>
      documents.inTurn(async () => {
        const found = dropped.get(token)
        dropped.delete(token)
        if (found === undefined || found.before.file !== file) return
        const { before, after, base } = found
        const now = await documents.editsOf(file)
        const nodes = { ...now.nodes }
        for (const [nodeId, edit] of Object.entries(before.nodes)) {
          if (isSame(now.nodes[nodeId], after.nodes[nodeId])) nodes[nodeId] = edit
        }
        const isKnown = ({ nodeId, from }: AppEdits['renames'][number]): boolean =>
          now.renames.some((one) => one.nodeId === nodeId && one.from === from)
        const renames = [...now.renames, ...before.renames.filter((rename) => !isKnown(rename))]
        await documents.keep({ file, nodes, renames }, (await edits.base(file)) ?? base)
      }),
  }
}
