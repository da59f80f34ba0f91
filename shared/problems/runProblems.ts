import type { ProblemTable } from '../model/problem'

/** What can go wrong with: run. Each code has every language. */
export const runProblems = {} as const satisfies ProblemTable
