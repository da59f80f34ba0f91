import { isSameInApp } from './appEdit'
import type { AppEdits } from './appEdits'
import { renamedOutput } from './renamedOutput'

/** Edits of a file without that of one node, and without what was renamed with it elsewhere. */
export function withoutEdit(before: AppEdits, nodeId: string): AppEdits {
  const { [nodeId]: _, ...others } = before.nodes
  const own = before.renames.filter((rename) => rename.nodeId === nodeId)
  const back = own.map(({ from, to }) => ({ nodeId, from: to, to: from }))
  const nodes: AppEdits['nodes'] = {}
  for (const [other, { base, mine }] of Object.entries(others)) {
    const undone = renamedOutput(mine, back)
    if (!isSameInApp(base, undone)) nodes[other] = { base, mine: undone }
  }
  return { ...before, nodes, renames: before.renames.filter((rename) => rename.nodeId !== nodeId) }
}
