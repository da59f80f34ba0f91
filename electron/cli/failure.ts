import { CommanderError } from 'commander'
import type { Language, Problem } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { exitCodes, say, sayProblem } from './output'
import { describeUse, textOf, WrongUse } from './texts'

/** An error that ended a command, as a problem: wrong use, something that is wrong with a file or an environment, or a fault. */
export function problemOf(error: unknown, language: Language): Problem {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof CommanderError) {
    return problem('command-wrong', 'run', { params: { reason: describeUse(error, language) } })
  }
  if (error instanceof WrongUse) {
    return problem('command-wrong', 'run', { params: { reason: textOf(error.key, language, error.params) } })
  }
  const reason = error instanceof Error ? error.message : String(error)
  return problem('command-failed', 'run', {
    params: { reason },
    raw: (error instanceof Error && error.stack) || reason,
  })
}

/** Says on standard error why a command ended, and returns its exit code. */
export function sayFailure(error: unknown, language: Language): number {
  const told = problemOf(error, language)
  // Wrong use is one sentence that has its next step in it.
  if (told.code === 'command-wrong') say(String(told.params['reason']))
  else sayProblem(told, language)
  return error instanceof ProblemError && told.source === 'environment' ? exitCodes.noEnvironment : exitCodes.wrong
}
