import type { CodeNode, Variable } from '../../model/node'
import { plainNode } from '../../model/plainNode'
import { type JsonObject, type JsonValue } from '../../model/value'
import { canvas, canvasEdge, canvasNode, type EdgeEnd, kindOfNode, number, point } from '../clipboard/canvas'
import { jsonObject, nodeData } from '../clipboard/nodeData'
import { errorOutputs } from '../errorStrategy'
import type { Target } from '../targets/target'
import { pythonYaml } from './pythonYaml'
import { type StartInput, startInputs } from './startVariables'

/** Reads texts as JSON for inputs of types that no start variable has. */
const readJsonCode = `import json


def main(**texts):
    return {name: json.loads(text) if text else None for name, text in texts.items()}
`

export interface ExportOptions {
  readonly target: Target
  /** Milliseconds since 1970: node ids begin there, as Dify's do. */
  readonly now: number
  /** Fields of the node that Nodelab does not know. */
  readonly more?: JsonObject
}

/** Names in Dify's own app: of the nodes around the exported one. */
const titles = { start: 'User Input', json: 'Read JSON', end: 'Output' } as const

function startData(inputs: readonly StartInput[]): JsonObject {
  return jsonObject([
    ['type', 'start'],
    ['title', titles.start],
    ['desc', ''],
    ['variables', inputs.map(({ variable }) => variable)],
    ['selected', false],
  ])
}

/** A node that reads as JSON what the start node can only hold as text; null where there is nothing to read. */
function jsonReader(inputs: readonly StartInput[], startId: string): CodeNode | null {
  const texts = inputs.filter(({ json }) => json)
  if (texts.length === 0) return null
  return {
    ...plainNode(titles.json, 'python3', readJsonCode),
    variables: texts.map(({ name }) => ({ variable: name, value_type: 'string', value_selector: [startId, name] })),
    outputs: texts.flatMap(({ name, type }) =>
      type === 'secret' || type === 'file' || type === 'array[file]' ? [] : [{ name, spec: { type, children: null } }],
    ),
  }
}

function endData(node: CodeNode, id: string): JsonObject {
  const failing = node.error_strategy === 'fail-branch' ? errorOutputs : []
  const outputs = [
    ...node.outputs.map(({ name, spec: { type } }) => ({ name, type: type as string })),
    ...failing.map((name) => ({ name: name as string, type: 'string' })),
  ]
  return jsonObject([
    ['type', 'end'],
    ['title', titles.end],
    ['desc', ''],
    [
      'outputs',
      outputs.map(({ name, type }) =>
        jsonObject([
          ['variable', name],
          ['value_selector', [id, name]],
          ['value_type', type],
        ]),
      ),
    ],
    ['selected', false],
  ])
}

function graphOf(node: CodeNode, { target, now, more }: ExportOptions): JsonObject {
  const inputs = startInputs(node, target)
  const startId = String(now)
  const reader = jsonReader(inputs, startId)
  const readerId = String(now + 1)
  const id = String(now + (reader === null ? 1 : 2))
  const endId = String(now + (reader === null ? 2 : 3))
  const asJson = new Set(inputs.filter(({ json }) => json).map(({ name }) => name))
  const mapped = (variable: Variable): Variable => ({
    ...variable,
    value_selector:
      variable.variable === '' ? [] : [asJson.has(variable.variable) ? readerId : startId, variable.variable],
  })
  const steps: { end: EdgeEnd; data: JsonObject; height?: number }[] = [
    { end: { id: startId, kind: 'start' }, data: startData(inputs), height: 64 + 26 * inputs.length },
    ...(reader === null ? [] : [{ end: { id: readerId, kind: 'code' }, data: nodeData(reader) }]),
    {
      end: { id, kind: kindOfNode(node) },
      data: nodeData({ ...node, variables: node.variables.map(mapped) }, more),
    },
    { end: { id: endId, kind: 'end' }, data: endData(node, id), height: 62 + 26 * node.outputs.length },
  ]
  const ends = steps.map(({ end }) => end)
  const edges = ends.slice(1).map((end, at) => canvasEdge(ends[at] ?? end, end))
  const [from, to] = ends.slice(-2)
  if (node.error_strategy === 'fail-branch' && from !== undefined && to !== undefined) {
    edges.push(canvasEdge(from, to, 'fail-branch'))
  }
  return jsonObject([
    ['edges', edges],
    [
      'nodes',
      steps.map(({ end, data, height }, at) =>
        canvasNode(end.id, data, { x: canvas.firstX + canvas.step * at, y: canvas.y }, height),
      ),
    ],
    ['viewport', jsonObject([...point({ x: 0, y: 0 }), ['zoom', number(1)]])],
  ])
}

function exportedApp(node: CodeNode, options: ExportOptions): JsonObject {
  const none: JsonValue[] = []
  return jsonObject([
    [
      'app',
      jsonObject([
        ['description', node.desc],
        ['icon', '🤖'],
        ['icon_background', '#FFEAD5'],
        ['icon_type', 'emoji'],
        ['mode', 'workflow'],
        ['name', node.title],
        ['use_icon_as_answer_icon', false],
      ]),
    ],
    ['dependencies', none],
    ['kind', 'app'],
    ['version', options.target.dslVersion],
    [
      'workflow',
      jsonObject([
        ['conversation_variables', none],
        ['environment_variables', none],
        ['features', new Map()],
        ['graph', graphOf(node, options)],
        ['rag_pipeline_variables', none],
      ]),
    ],
  ])
}

/**
 * A whole app file around one node, that the target imports without a question: start, the node, end (code-node facts 4.3), written as Dify writes
 * its own. Inputs of a type that the start node of the target lacks are typed as JSON there, and a small code node reads them.
 */
export function exportApp(node: CodeNode, options: ExportOptions): string {
  return pythonYaml(exportedApp(node, options))
}
