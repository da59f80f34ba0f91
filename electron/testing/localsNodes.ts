import type { CodeNode, NodeLanguage, Variable } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Engine } from '../engine'

/** What the tests of variables need in each language. */

export const input = (variable: string, value_type: Variable['value_type']): Variable => ({
  variable,
  value_type,
  value_selector: [],
})

/** Makes nodes of a language, of nothing but their code. */
export function nodesIn(code_language: NodeLanguage) {
  const rest = { title: 'test', desc: '', variables: [], outputs: [], dependencies: [], target: null, samples: {} }
  return (code: string, change: Partial<CodeNode> = {}): CodeNode => ({ ...rest, code_language, code, ...change })
}

/** Runs a node with its samples; the variables of a failure are told unless they are not asked for. */
export function runWithLocals(
  engine: Engine,
  node: CodeNode,
  how: Partial<RunRequest> = {},
  takesLocals = true,
): Promise<RunResult> {
  return engine.runNode({ node, inputs: node.samples, target: 'dify-1.16', ...how }, '', { takesLocals })
}
