import { appNodeId } from '../../shared/dify/appNodeId'
import type { AppFile, AppNode } from '../../shared/model/appFile'
import { problem } from '../../shared/problems'
import type { AppEdits } from './appEdits'

/** The row of a file with the edits that are not in it, those of nodes that it has no more as well. */
export function rowWithEdits(row: AppFile, { nodes }: AppEdits): AppFile {
  if (Object.keys(nodes).length === 0) return row
  const rows = row.nodes.map((node): AppNode => {
    const mine = nodes[node.nodeId]?.mine
    return mine === undefined ? node : { ...node, title: mine.title, code_language: mine.code_language, edited: true }
  })
  const isRead = row.problems.every(({ severity }) => severity !== 'error')
  const known = new Set(row.nodes.map(({ nodeId }) => nodeId))
  const others = Object.entries(nodes).flatMap(([nodeId, { mine }]): AppNode[] => {
    if (known.has(nodeId)) return []
    const told = isRead ? problem('app-node-missing', 'workspace', { params: { file: row.id, nodeId } }) : null
    const head = { id: appNodeId(row.id, nodeId), nodeId, title: mine.title, code_language: mine.code_language }
    return [{ ...head, way: [], line: 1, edited: true, problem: told }]
  })
  return { ...row, nodes: [...rows, ...others] }
}

/** The row of a file that is there no more, or is no app file any more, where edits wait for it; null where none do. */
export function rowOfGone(edits: AppEdits): AppFile | null {
  if (Object.keys(edits.nodes).length === 0) return null
  const told = problem('app-gone-with-edits', 'workspace', { severity: 'warning', params: { file: edits.file } })
  const head = { id: edits.file, revision: 'missing', appName: '', mode: null, dslVersion: null, nodes: [] }
  const row = rowWithEdits({ ...head, problems: [] }, edits)
  // Why its nodes are not in it is told of the file.
  return { ...row, problems: [told], nodes: row.nodes.map((node) => ({ ...node, problem: null })) }
}
