import { isScalar, type LineCounter, type Node } from 'yaml'
import type { z } from 'zod'
import { templateOutputs } from '../../shared/dify/templateOutput'
import type { CodeNode } from '../../shared/model/node'
import type { Problem } from '../../shared/model/problem'
import { problem } from '../../shared/problems'
import { casesIn } from './caseReader'
import { type NodeDocument, parseNodeText } from './nodeDocument'
import { fields, Reader } from './nodeReader'
import { nodeTypes } from './nodeShape'
import { yamlProblem } from './yamlProblem'

/** A node as read from a text: `node` is null where a problem is an error. */
export interface ReadFields {
  readonly node: CodeNode | null
  readonly problems: Problem[]
}

/** How the variables of a file are read. */
type VariablesSchema = z.ZodType<CodeNode['variables']>

function fail(...problems: Problem[]): ReadFields {
  return { node: null, problems }
}

/** What a file says it is, where that is a kind of node. */
function typeOf({ map }: NodeDocument): string | null {
  const type: unknown = map?.get('type')
  return type === nodeTypes.code || type === nodeTypes.template ? type : null
}

function notANode({ map }: NodeDocument, reader: Reader): Problem {
  const type: unknown = map?.get('type')
  if (map?.get('kind') === 'app' || map?.has('workflow') === true)
    return problem('file-is-app', 'workspace', { line: 1, column: 1 })
  const { line, column } = reader.position((map?.get('type', true) ?? null) as Node | null)
  const params = { line, column, type: typeof type === 'string' ? type : '–' }
  return problem('file-not-node', 'workspace', { params, line, column })
}

/** What was read already, by the lines of its text. */
const known = new WeakMap<LineCounter, ReadFields>()

/** Reads a node from a parsed text, once. What is wrong is told with its line and column; nothing is guessed. */
export function readDocument(parsed: NodeDocument): ReadFields {
  const read = known.get(parsed.lines) ?? readAnew(parsed)
  known.set(parsed.lines, read)
  return { node: read.node, problems: [...read.problems] }
}

function readAnew(parsed: NodeDocument): ReadFields {
  const { document } = parsed
  const [error, ...others] = document.errors
  if (error !== undefined) return fail(yamlProblem([error, ...others], parsed.source))
  const isEmpty = document.contents === null || (isScalar(document.contents) && document.contents.value === null)
  if (isEmpty) return fail(problem('file-empty', 'workspace', { line: 1, column: 1 }))
  const { node, problems } = readNodeMap(parsed)
  if (node === null) return fail(...problems)
  const read = casesIn(parsed, node)
  // A node whose cases are wrong can be read, edited and run.
  const told = read.problems.map((one): Problem => ({ ...one, severity: 'warning' }))
  const cases = read.isWhole && read.cases.length > 0 ? { cases: [...read.cases] } : {}
  return { node: { ...node, ...cases }, problems: [...problems, ...told] }
}

/** Reads a node from the map of a text that has no fault. */
export function readNodeMap(parsed: NodeDocument, variables: VariablesSchema = fields.variables): ReadFields {
  const reader = new Reader(parsed)
  const type = typeOf(parsed)
  return type === null ? fail(notANode(parsed, reader)) : readNode(reader, type, variables)
}

/** Reads a node file's text. */
export function readFields(source: string): ReadFields {
  return readDocument(parseNodeText(source))
}

/** What every kind of node has. */
function readCommon(reader: Reader, variables: VariablesSchema) {
  return {
    title: reader.field('title', fields.title) ?? '',
    desc: reader.field('desc', fields.desc) ?? '',
    target: reader.field('target', fields.target),
    variables: reader.field('variables', variables) ?? [],
    samples: reader.samples() ?? {},
  }
}

function readTemplate(reader: Reader, variables: VariablesSchema): CodeNode {
  return {
    ...readCommon(reader, variables),
    code_language: 'jinja2',
    code: reader.field('template', fields.template) ?? '',
    outputs: templateOutputs(),
    dependencies: [],
  }
}

function readCode(reader: Reader, variables: VariablesSchema): CodeNode {
  const node: CodeNode = {
    ...readCommon(reader, variables),
    code_language: reader.field('code_language', fields.code_language) ?? 'python3',
    code: reader.field('code', fields.code) ?? '',
    outputs: reader.outputs() ?? [],
    dependencies: reader.field('dependencies', fields.dependencies) ?? [],
  }
  const strategy = reader.field('error_strategy', fields.error_strategy)
  const retry = reader.field('retry_config', fields.retry_config)
  const defaults = reader.defaultValues() ?? []
  return {
    ...node,
    ...(strategy == null ? {} : { error_strategy: strategy }),
    ...(defaults.length === 0 ? {} : { default_value: defaults }),
    ...(retry == null ? {} : { retry_config: retry }),
  }
}

function readNode(reader: Reader, type: string, variables: VariablesSchema): ReadFields {
  const { problems } = reader
  const node = type === nodeTypes.template ? readTemplate(reader, variables) : readCode(reader, variables)
  const newer = reader.format()
  if (problems.length > 0) return { node: null, problems: newer === null ? problems : [...problems, newer] }
  reader.names(
    node.variables.map(({ variable }) => variable),
    (index) => reader.nameOf(index),
  )
  if (type === nodeTypes.code) {
    reader.names(
      node.outputs.map(({ name }) => name),
      (index) => reader.keyOf('outputs', index),
    )
  }
  return { node, problems: newer === null ? problems : [newer, ...problems] }
}
