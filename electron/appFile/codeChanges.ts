import { partsOfAppNode } from '../../shared/dify/appNodeId'
import type { CodeChanges } from '../../shared/model/appFile'
import type { AppDocuments } from './appDocuments'
import { diffLines } from './lineDiff'

/** How the code of a document differs from the one in its file; no change where either can't be read. */
export function codeChanges(documents: AppDocuments, id: string): Promise<CodeChanges> {
  return documents.inTurn(async () => {
    const parts = partsOfAppNode(id)
    const { read } = parts === null ? { read: null } : await documents.readDisk(parts.file)
    const disk = parts === null || read === null ? null : documents.nodeIn(read, parts.file, parts.nodeId).node
    const now = await documents.readNow(id)
    if (disk === null || now.kind !== 'node') return { hunks: [], skipped: 0, changed: 0, unchanged: 0 }
    return diffLines(disk.code, now.node.code)
  })
}
