import { useCallback } from 'react'
import type { Problem } from '../../../shared/model/problem'
import { ProblemError } from '../../../shared/problems'
import { useApp } from '../../app/stores/appStore'

/** The problem that an error carries; an error without one is a fault of the program and shows its own text. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  return {
    code: 'unexpected',
    severity: 'error',
    source: 'run',
    params: {},
    line: null,
    column: null,
    difyText: null,
    raw: error instanceof Error ? (error.stack ?? error.message) : String(error),
    fix: null,
  }
}

/** For an action begun by a click: its failure is told to the author, since nobody waits for it. */
export function useAttempt(): (action: Promise<unknown>) => void {
  const report = useApp((state) => state.report)
  return useCallback(
    (action) => {
      action.catch((error: unknown) => report(problemOf(error)))
    },
    [report],
  )
}
