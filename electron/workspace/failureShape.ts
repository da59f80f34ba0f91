import { isMap, type Node } from 'yaml'
import type { CodeNode, RetryConfig } from '../../shared/model/node'
import { countOf, flagOf, isNoRetry, retrySchema } from './failureFields'
import { isSameSample, sampleFromYaml, sampleToYaml } from './sampleYaml'
import { isNothing, map, seq, textLeaf, textOf, word } from './yamlLeaves'
import type { Leaf, MapShape, SeqShape, Shape } from './yamlShape'
import { plainValue, type Resolve } from './yamlValue'

/** A default value's value: JSON in the node, YAML in the file, with the same digits. */
function valueLeaf(value: string, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => isSameSample(sampleFromYaml(node, resolve), value),
    text: (column) => sampleToYaml(value, column),
  }
}

function defaultsShape(values: NonNullable<CodeNode['default_value']>, resolve: Resolve): SeqShape {
  const items = values.map(({ key, type, value }) => ({
    id: key,
    shape: map([
      ['key', textLeaf(key, resolve)],
      ['type', textLeaf(type, resolve)],
      ['value', valueLeaf(value, resolve)],
    ]),
  }))
  return seq(items, 'key')
}

function read<T>(reader: (value: unknown) => T | null, value: T, resolve: Resolve): Leaf {
  return {
    kind: 'leaf',
    isSame: (node) => reader(plainValue(node, resolve)) === value,
    text: () => ` ${String(value)}`,
  }
}

function retryShape({ retry_enabled, max_retries, retry_interval }: RetryConfig, resolve: Resolve): MapShape {
  return map([
    ['retry_enabled', read(flagOf, retry_enabled, resolve)],
    ['max_retries', read(countOf, max_retries, resolve)],
    ['retry_interval', read(countOf, retry_interval, resolve)],
  ])
}

/** A field that the node does not have: what a file says for "none" stays, anything else goes. */
function absent(stands: Node | null, saysNone: (node: Node) => boolean, resolve: Resolve): Leaf | null {
  if (stands === null) return null
  const meant = resolve(stands)
  const isNone = (node: Node | null): boolean => isNothing(node) || (node !== null && saysNone(node))
  return isNone(meant) ? { kind: 'leaf', isSame: (node) => isNone(resolve(node)), text: () => ' null' } : null
}

const isEmptyList = (node: Node): boolean => (node as { items?: unknown[] }).items?.length === 0 && !isMap(node)
const isNoStrategy = (node: Node): boolean => ['none', ''].includes(textOf(node) ?? '?')

/** What a file should say of the fields of a failure that a node does not have; null: the field is left out. */
export function absentShape(resolve: Resolve, standing: (field: string) => Node | null) {
  const saysNoRetry = (stands: Node): boolean => {
    const said = retrySchema.safeParse(plainValue(stands, resolve)).data
    return said !== undefined && isNoRetry(said)
  }
  return {
    error_strategy: () => absent(standing('error_strategy'), isNoStrategy, resolve),
    default_value: () => absent(standing('default_value'), isEmptyList, resolve),
    retry_config: () => absent(standing('retry_config'), saysNoRetry, resolve),
    /** A field that says nothing already stays as it says it. */
    kept: (field: string): Leaf | null => absent(standing(field), () => true, resolve),
  }
}

/** What a file should say of a node's failure. `standing` is what it says of a field by now. */
export function failureShape(node: CodeNode, resolve: Resolve, standing: (field: string) => Node | null) {
  const { error_strategy: strategy, default_value: values = [], retry_config: retry } = node
  const none = absentShape(resolve, standing)
  return {
    error_strategy: strategy === undefined ? none.error_strategy() : textLeaf(strategy, resolve, word),
    default_value: values.length === 0 ? none.default_value() : defaultsShape(values, resolve),
    retry_config: retry === undefined ? none.retry_config() : retryShape(retry, resolve),
  } satisfies Record<string, Shape | null>
}
