import type { CodeNode } from '../../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import { errorOutputs } from '../errorStrategy'
import { jsonObject, nodeData, nodeKinds } from './nodeData'

/** A place on Dify's canvas, in its pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** How far nodes stand apart on Dify's canvas, and where its first one stands. */
export const canvas = { firstX: 80, y: 282, step: 300, width: 242, height: 52 } as const

export function number(value: number): JsonNumber {
  return new JsonNumber(String(value))
}

export function point({ x, y }: Place): JsonObject {
  return jsonObject([
    ['x', number(x)],
    ['y', number(y)],
  ])
}

/** A node on the canvas around its `data`, with the keys in the order in which Dify makes a new one. */
export function canvasNode(id: string, data: JsonObject, place: Place, height: number = canvas.height): JsonObject {
  return jsonObject([
    ['id', id],
    ['type', 'custom'],
    ['data', data],
    ['position', point(place)],
    ['targetPosition', 'left'],
    ['sourcePosition', 'right'],
    ['positionAbsolute', point(place)],
    ['width', number(canvas.width)],
    ['height', number(height)],
    ['selected', false],
  ])
}

/** The end of an edge: a node by its id, and what kind of node it is. */
export interface EdgeEnd {
  readonly id: string
  readonly kind: string
}

/** An edge between two nodes; `handle` is `source`, or `fail-branch` for the way of a failure. */
export function canvasEdge(from: EdgeEnd, to: EdgeEnd, handle: 'source' | 'fail-branch' = 'source'): JsonObject {
  const data: (readonly [string, JsonValue])[] = [
    ['sourceType', from.kind],
    ['targetType', to.kind],
    ['isInIteration', false],
    ['isInLoop', false],
  ]
  return jsonObject([
    ['id', `${from.id}-${handle}-${to.id}-target`],
    ['type', 'custom'],
    ['source', from.id],
    ['sourceHandle', handle],
    ['target', to.id],
    ['targetHandle', 'target'],
    ['data', jsonObject(data)],
    ['zIndex', number(0)],
  ])
}

/** A node with the id that it has on Dify's canvas. */
export interface PlacedNode {
  readonly id: string
  readonly node: CodeNode
  /** Fields of its `data` that Nodelab does not know. */
  readonly more?: JsonObject
  /** What the nodes of its app are called, by their ids: for words alone. */
  readonly titles?: ReadonlyMap<string, string> | undefined
}

export function kindOfNode({ code_language: language }: CodeNode): string {
  return language === 'jinja2' ? nodeKinds.template : nodeKinds.code
}

/** By which handle a reader follows a node: where all it reads is told of a failure alone, by the branch of that. Null where it reads nothing. */
function handleBetween(from: PlacedNode, to: PlacedNode): 'source' | 'fail-branch' | null {
  const read = to.node.variables.flatMap(({ value_selector: [id, name = ''] }) => (id === from.id ? [name] : []))
  if (read.length === 0 || to.id === from.id) return null
  const isFailure = from.node.error_strategy === 'fail-branch' && read.every((name) => isErrorOutput(name))
  return isFailure ? 'fail-branch' : 'source'
}

function isErrorOutput(name: string): boolean {
  return errorOutputs.some((output) => output === name)
}

/** The edges between nodes: from each to all that read one of its outputs. */
export function edgesBetween(nodes: readonly PlacedNode[]): JsonObject[] {
  return nodes.flatMap((from) =>
    nodes.flatMap((to) => {
      const handle = handleBetween(from, to)
      if (handle === null) return []
      return [
        canvasEdge({ id: from.id, kind: kindOfNode(from.node) }, { id: to.id, kind: kindOfNode(to.node) }, handle),
      ]
    }),
  )
}

/** How many steps of reading lead to each node: what it reads stands left of it. */
export function columnsOf(nodes: readonly PlacedNode[]): number[] {
  const columns = nodes.map(() => 0)
  // A circle of readers ends after as many rounds as there are nodes.
  for (let round = 0; round < nodes.length; round += 1) {
    let isSettled = true
    nodes.forEach(({ node, id }, at) => {
      const before = nodes.flatMap((from, index) =>
        from.id !== id && node.variables.some(({ value_selector: [read] }) => read === from.id)
          ? [(columns[index] ?? 0) + 1]
          : [],
      )
      const column = Math.min(Math.max(0, ...before), nodes.length - 1)
      if (columns[at] !== column) isSettled = false
      columns[at] = column
    })
    if (isSettled) break
  }
  return columns
}

/** Nodes on the canvas, readers right of what they read, those of one column below each other. */
export function canvasNodes(nodes: readonly PlacedNode[]): JsonObject[] {
  const columns = columnsOf(nodes)
  const rows = new Map<number, number>()
  return nodes.map(({ id, node, more }, at) => {
    const column = columns[at] ?? 0
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    const place = { x: canvas.firstX + canvas.step * column, y: canvas.y + 2 * canvas.height * row }
    return canvasNode(id, nodeData(node, more), place)
  })
}
