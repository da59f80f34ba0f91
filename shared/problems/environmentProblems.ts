import type { ProblemTable } from '../model/problem'

/** What can go wrong with: environment. Each code has every language. */
export const environmentProblems = {} as const satisfies ProblemTable
