import type { ProblemTable } from '../model/problem'

/** What can go wrong with: workspace. Each code has every language. */
export const workspaceProblems = {} as const satisfies ProblemTable
