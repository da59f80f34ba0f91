import { problem } from '.'
import { typeLabels } from '../dify/names'
import { errorStrategiesSince } from '../dify/targets/records'
import type { Target } from '../dify/targets/target'
import type { CodeNode, Variable } from '../model/node'
import type { Problem } from '../model/problem'
import { typeSince } from './typeProblem'

/** Where it is seen: in the node as it is declared, by preflight, or by a run. */
type Source = 'workspace' | 'code' | 'run'

/** What a target without error strategies makes of a node that has one, or that is to be tried again: nothing. */
function ignoredHandling(target: Target, node: CodeNode, source: Source): Problem[] {
  if (target.errorStrategies || node.code_language === 'jinja2') return []
  const params = { target: target.name, since: errorStrategiesSince }
  const told: Problem[] = []
  if (node.error_strategy !== undefined) {
    told.push(problem('error-handling-ignored', source, { severity: 'warning', params }))
  }
  if (node.retry_config?.retry_enabled === true) {
    told.push(problem('retry-ignored', source, { severity: 'warning', params }))
  }
  return told
}

/** The types of inputs that came with the same Dify as those of outputs. */
const booleans = ['boolean', 'array[boolean]'] as const

function isBoolean(type: Variable['value_type']): type is (typeof booleans)[number] {
  return booleans.some((one) => one === type)
}

/** Inputs of a type of which the target's nodes have no value; the node itself starts. */
function inputsNotThere(target: Target, { variables }: CodeNode, source: Source): Problem[] {
  return variables.flatMap(({ variable, value_type: type }) => {
    if (!isBoolean(type) || target.outputTypes.includes(type)) return []
    const params = { name: variable, type: typeLabels[type], target: target.name, since: typeSince(type) ?? '–' }
    return [problem('input-type-not-there', source, { severity: 'warning', params })]
  })
}

/**
 * What a node declares and a target knows nothing of, though it runs the node: each as a warning that names the Dify that it came with. `source`
 * tells where it is seen: in the node as it is declared, or by a run.
 */
export function ignoredProblems(target: Target, node: CodeNode, source: Source): Problem[] {
  return [...ignoredHandling(target, node, source), ...inputsNotThere(target, node, source)]
}
