import { DefaultValueError, readDefaultValue } from '../../shared/dify/errorStrategy'
import type { Target } from '../../shared/dify/targets/target'
import type { CodeNode } from '../../shared/model/node'
import { problem, ProblemError } from '../../shared/problems'
import { typesNotThere } from '../../shared/problems/typeProblem'
import { Ended } from './runtimes'

/**
 * Refuses a node whose default values keep Dify from starting its workflow at all: it reads them before any node runs. Throws a ProblemError
 * with Dify's sentence.
 */
function refuseBadDefaults(target: Target, node: CodeNode): void {
  if (!target.errorStrategies || node.error_strategy !== 'default-value') return
  for (const value of node.default_value ?? []) {
    try {
      readDefaultValue(value)
    } catch (error) {
      if (!(error instanceof DefaultValueError)) throw error
      const params = { name: value.key, type: value.type }
      throw new ProblemError(problem('default-value-refused', 'run', { params, difyText: error.message }))
    }
  }
}

/**
 * Refuses a node with an output, or a member of one, of a type that its Dify lacks: it reads the types while it builds the workflow, so that nothing
 * runs and nothing is tried again (code-node facts 1.1). Throws an Ended with a problem a type, in no words of Dify's: pydantic's list the
 * types of that release.
 */
function refuseTypesNotThere(target: Target, node: CodeNode): void {
  const problems = typesNotThere(target, node, 'run')
  if (problems.length > 0) throw new Ended(problems, false)
}

/** Refuses a node that keeps Dify from starting its workflow at all. Throws a ProblemError or an Ended. */
export function refuseToStart(target: Target, node: CodeNode): void {
  refuseTypesNotThere(target, node)
  refuseBadDefaults(target, node)
}
