import { appNodeId } from '../../shared/dify/appNodeId'
import type { CodeNode } from '../../shared/model/node'
import { ProblemError } from '../../shared/problems'
import type { NodeHistory } from '../history/nodeHistory'
import { newNodeText } from '../workspace/nodeText'
import { asInApp } from './appEdit'
import type { AppEdits } from './appEdits'
import { mergeNode } from './appMerge'

/** A node of an app file as the history keeps it: as its node file would be, without the values of its inputs. Null for one that no node file can hold. */
export function versionOf(node: CodeNode): string | null {
  try {
    return newNodeText(asInApp(node))
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

/** Puts the saved nodes of an app file into the history: what stood there, and what stands there now. */
export function keepSaved(
  keep: NodeHistory['keep'],
  edits: AppEdits,
  before: (nodeId: string) => CodeNode | null,
): void {
  for (const [nodeId, { base, mine }] of Object.entries(edits.nodes)) {
    const id = appNodeId(edits.file, nodeId)
    const stood = before(nodeId)
    const [old, now] = [stood === null ? null : versionOf(stood), versionOf(mergeNode(base, mine, stood ?? base).node)]
    if (old !== null) void keep(id, old, 'disk')
    if (now !== null) void keep(id, now, 'edit')
  }
}
