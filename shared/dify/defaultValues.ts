import type { CodeNode, DefaultValue, Output } from '../model/node'
import { firstDefaultValue } from './errorStrategy'

/**
 * Default values for a node's outputs, one each in their order. A value stays where its output has its name and type still, or has only been
 * renamed; any other is Dify's first one. (Dify's own panel begins all of them anew whenever an output changes.)
 */
export function defaultsFor(
  outputs: readonly Output[],
  values: readonly DefaultValue[] = [],
  before: readonly Output[] = outputs,
): DefaultValue[] {
  const names = new Set(before.map(({ name }) => name))
  return outputs.map(({ name, spec: { type } }, at) => {
    const isRenamed = before.length === outputs.length && !names.has(name)
    const key = isRenamed ? before[at]?.name : name
    const kept = values.find((value) => value.key === key && value.type === type)
    return kept === undefined ? firstDefaultValue(name, type) : { ...kept, key: name }
  })
}

/** A change of a node with the default values that belong to its outputs, where they change and the node's failure goes on with such values. */
export function followOutputs(node: CodeNode, change: Partial<CodeNode>): Partial<CodeNode> {
  const strategy = 'error_strategy' in change ? change.error_strategy : node.error_strategy
  if (change.outputs === undefined || strategy !== 'default-value' || 'default_value' in change) return change
  return { ...change, default_value: defaultsFor(change.outputs, node.default_value, node.outputs) }
}
