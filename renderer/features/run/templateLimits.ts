import { findTarget } from '../../../shared/dify/targets'
import type { Target } from '../../../shared/dify/targets/target'
import type { CodeNode } from '../../../shared/model/node'

/** The target whose limits count for a node's outputs: a template's text has a limit of its own. Null where it is not known. */
export function limitsOf(node: CodeNode, id: string): Target | null {
  const target = findTarget(id)
  if (target === null || node.code_language !== 'jinja2') return target
  return { ...target, limits: { ...target.limits, maxStringLength: target.limits.maxTemplateLength } }
}
