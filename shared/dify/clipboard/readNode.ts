import type { CodeNode, Variable, VariableType } from '../../model/node'
import type { JsonObject } from '../../model/value'
import { templateOutputs } from '../templateOutput'
import { nodeKinds } from './nodeData'
import { FieldReader, type PasteNote } from './readFields'

/** A node out of Dify's clipboard. */
export interface PastedNode {
  /** Its id on Dify's canvas: what reads it names it so. */
  readonly id: string
  readonly node: CodeNode
  /** Fields of a Dify that Nodelab does not know. */
  readonly more: JsonObject
  readonly notes: readonly PasteNote[]
}

const ownFields = 'type title desc variables code_language code template outputs dependencies'
const handlingFields = 'error_strategy default_value retry_config'
/** What only says where it lay on the canvas. */
const canvasFields = 'selected isInIteration iteration_id isInLoop loop_id'
/** Nodelab's own names in a node file: a field of Dify's that had one could not be told from them. */
const fileFields = 'id target samples'
const known = new Set([ownFields, handlingFields, canvasFields, fileFields].flatMap((names) => names.split(' ')))

const empty: Readonly<Partial<Record<VariableType, string>>> = {
  string: '""',
  number: '0',
  boolean: 'false',
  object: '{}',
  'array[string]': '[]',
  'array[number]': '[]',
  'array[boolean]': '[]',
  'array[object]': '[]',
}

/** A value for each input to begin with, empty and of its type. Files and secrets have none: the author gives one. */
export function emptySamples(variables: readonly Variable[]): CodeNode['samples'] {
  return Object.fromEntries(
    variables.flatMap(({ variable, value_type: type }) => {
      const sample = empty[type]
      return sample === undefined ? [] : [[variable, sample]]
    }),
  )
}

/** The fields of a node's `data` that Nodelab does not know, but for the canvas's own. */
function moreOf(data: JsonObject): JsonObject {
  return new Map([...data].filter(([key]) => !known.has(key) && !key.startsWith('_')))
}

/** Reads the `data` of a code or template node of Dify; null where it is another kind of node. */
export function readNode(id: string, data: JsonObject): PastedNode | null {
  const type = data.get('type')
  if (type !== nodeKinds.code && type !== nodeKinds.template) return null
  const reader = new FieldReader(data)
  const variables = reader.variables()
  const common = {
    title: reader.text('title'),
    desc: reader.text('desc'),
    variables,
    target: null,
    samples: emptySamples(variables),
  }
  const node: CodeNode =
    type === nodeKinds.template
      ? {
          ...common,
          code_language: 'jinja2',
          code: reader.text('template'),
          outputs: templateOutputs(),
          dependencies: [],
        }
      : { ...common, ...readCode(reader) }
  return { id, node, more: moreOf(data), notes: reader.notes }
}

function readCode(reader: FieldReader) {
  const [strategy, defaults, retry] = [reader.strategy(), reader.defaults(), reader.retry()]
  return {
    code_language: reader.language(),
    code: reader.text('code'),
    outputs: reader.outputs(),
    dependencies: reader.dependencies(),
    ...(strategy === null ? {} : { error_strategy: strategy }),
    ...(defaults.length === 0 ? {} : { default_value: defaults }),
    ...(retry === null ? {} : { retry_config: retry }),
  }
}
