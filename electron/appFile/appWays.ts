import type { WayStep } from '../../shared/model/appFile'
import type { AppOverview, GraphNode } from './appOverview'

const isContainer = ({ type }: GraphNode): boolean => type === 'iteration' || type === 'loop'

/** Where a workflow begins: by its start, a trigger or a data source. */
const isStart = ({ type, parent }: GraphNode): boolean =>
  parent === null && (type === 'start' || type.startsWith('trigger-') || type === 'datasource')

/** The node that the inside of an iteration or a loop begins with: Dify names it, older files have the one that nothing leads to. */
function isInnerStart(node: GraphNode, container: GraphNode, targets: ReadonlySet<string>): boolean {
  if (node.type === 'iteration-start' || node.type === 'loop-start') return true
  return container.startNode === null ? !targets.has(node.id) : container.startNode === node.id
}

/**
 * For each node by its id, the nodes that lead to it from the start on the shortest way; a node within an iteration or a loop is led to
 * through that. A node that nothing leads to is not among them.
 */
export function waysOf({ nodes, edges }: AppOverview): ReadonlyMap<string, readonly WayStep[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const next = new Map<string, string[]>()
  for (const { source, target } of edges) next.set(source, [...(next.get(source) ?? []), target])
  const targets = new Set(edges.map(({ target }) => target))
  const inside = new Map<string, GraphNode[]>()
  for (const node of nodes) {
    if (node.parent !== null) inside.set(node.parent, [...(inside.get(node.parent) ?? []), node])
  }
  const ways = new Map<string, readonly WayStep[]>(nodes.filter(isStart).map(({ id }) => [id, []]))
  const queue = [...ways.keys()]
  const reach = (id: string, way: readonly WayStep[]): void => {
    if (ways.has(id) || !byId.has(id)) return
    ways.set(id, way)
    queue.push(id)
  }
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = byId.get(id)
    if (node === undefined) continue
    const { type, title } = node
    // The mark that an inside begins with is no step for anybody.
    const isMark = type === 'iteration-start' || type === 'loop-start'
    const way = ways.get(id) ?? []
    const step = { nodeId: id, type, title, enters: false }
    for (const target of next.get(id) ?? []) reach(target, isMark ? way : [...way, step])
    if (!isContainer(node)) continue
    for (const inner of inside.get(id) ?? []) {
      if (isInnerStart(inner, node, targets)) reach(inner.id, [...way, { ...step, enters: true }])
    }
  }
  return ways
}
