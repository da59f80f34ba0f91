import type { CodeNode, DefaultValue, Output } from '../../model/node'
import { type JsonObject, type JsonValue, JsonNumber } from '../../model/value'
import { parsePythonJson } from '../pythonJson'

/** Dify's word for a kind of node, in `data.type`. */
export const nodeKinds = { code: 'code', template: 'template-transform' } as const

/** A JSON object with its keys in the order in which they are given. */
export function jsonObject(entries: readonly (readonly [string, JsonValue])[]): JsonObject {
  return new Map(entries)
}

function outputsOf(outputs: readonly Output[]): JsonObject {
  return jsonObject(
    outputs.map(({ name, spec: { type, children } }) => [
      name,
      jsonObject([
        ['type', type],
        ['children', children === null ? null : outputsOf(children)],
      ]),
    ]),
  )
}

/** A default value as it was written; one that is no JSON stays the text that it is, for Dify to tell. */
function valueOf({ value }: DefaultValue): JsonValue {
  try {
    return parsePythonJson(value)
  } catch {
    // Half-typed work: the author is told of it where it stands.
    return value
  }
}

function handlingOf(node: CodeNode): (readonly [string, JsonValue])[] {
  const { error_strategy, default_value, retry_config, dependencies } = node
  const entries: (readonly [string, JsonValue])[] = []
  if (dependencies.length > 0) {
    const list = dependencies.map(({ name, version }) =>
      jsonObject([
        ['name', name],
        ['version', version],
      ]),
    )
    entries.push(['dependencies', list])
  }
  if (error_strategy !== undefined) entries.push(['error_strategy', error_strategy])
  if (default_value !== undefined && default_value.length > 0) {
    const list = default_value.map((one) =>
      jsonObject([
        ['key', one.key],
        ['type', one.type],
        ['value', valueOf(one)],
      ]),
    )
    entries.push(['default_value', list])
  }
  if (retry_config !== undefined) {
    const retry = jsonObject([
      ['retry_enabled', retry_config.retry_enabled],
      ['max_retries', new JsonNumber(String(retry_config.max_retries))],
      ['retry_interval', new JsonNumber(String(retry_config.retry_interval))],
    ])
    entries.push(['retry_config', retry])
  }
  return entries
}

/**
 * The `data` of a node as Dify keeps it (code-node facts 4.2): Dify's own fields alone, each of the very type that its panel expects, since one of
 * another type becomes the panel's default without a word. Samples and target are Nodelab's, and stay here. `more` are fields that Nodelab
 * does not know: those of a newer Dify come back as they came.
 */
export function nodeData(node: CodeNode, more: JsonObject = new Map()): JsonObject {
  const isTemplate = node.code_language === 'jinja2'
  const variables = node.variables.map(({ variable, value_selector, value_type }) =>
    jsonObject([
      ['variable', variable],
      ['value_selector', [...value_selector]],
      ['value_type', value_type],
    ]),
  )
  const own: (readonly [string, JsonValue])[] = isTemplate
    ? [
        ['variables', variables],
        ['template', node.code],
      ]
    : [
        ['variables', variables],
        ['code_language', node.code_language],
        ['code', node.code],
        ['outputs', outputsOf(node.outputs)],
        ...handlingOf(node),
      ]
  const data: (readonly [string, JsonValue])[] = [
    ['type', isTemplate ? nodeKinds.template : nodeKinds.code],
    ['title', node.title],
    ['desc', node.desc],
    ...own,
  ]
  const known = new Set(data.map(([key]) => key))
  return jsonObject([...data, ...[...more].filter(([key]) => !known.has(key)), ['selected', false]])
}
