import type { CodeNode } from '../../../shared/model/node'
import type { NodeRun } from '../../app/stores/storeTypes'

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Whether a run is of another version of the node than the one shown: its code, inputs, outputs or what surrounds it have changed since. A
 * title or a description makes no difference.
 */
export function isStale(run: NodeRun, node: CodeNode): boolean {
  return !isSameToRun(run.node, node)
}

/** Whether two versions of a node do the same when they are run. */
export function isSameToRun(before: CodeNode, node: CodeNode): boolean {
  if (before === node) return true
  return (
    before.code === node.code &&
    before.code_language === node.code_language &&
    same(before.variables, node.variables) &&
    same(before.outputs, node.outputs) &&
    same(before.dependencies, node.dependencies) &&
    same(before.samples, node.samples) &&
    before.error_strategy === node.error_strategy &&
    same(before.default_value, node.default_value) &&
    same(before.retry_config, node.retry_config)
  )
}
