import type { Target } from '../../../shared/dify/targets/target'
import type { CodeNode } from '../../../shared/model/node'
import type { RunResult } from '../../../shared/model/run'
import { targetOfResult } from '../environment/serverSettings'

/**
 * The target whose limits count for a node's outputs, with what its server had otherwise: a template's text has a limit of its own. Null where it is
 * not known.
 */
export function limitsOf(node: CodeNode, result: Pick<RunResult, 'target' | 'server'>): Target | null {
  const target = targetOfResult(result)
  if (target === null || node.code_language !== 'jinja2') return target
  return { ...target, limits: { ...target.limits, maxStringLength: target.limits.maxTemplateLength } }
}
