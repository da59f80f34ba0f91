import type { Problem } from '../../../shared/model/problem'
import { moduleOf } from '../../../shared/problems/moduleProblems'

/** Whether a problem is one of an import, and no note of another reader of the code. */
export function isOfImport(problem: Problem): boolean {
  return problem.code === 'module-syntax-refused' || moduleOf(problem) !== null
}

/** The rule of preflight by which a problem of an import is silenced: the window tells it, and `nodelab check` by that name. */
export function ruleOfImport({ code }: Problem): string {
  return code === 'module-syntax-refused' ? 'module-statement' : 'package-not-there'
}
