import { create } from 'zustand'
import type { ImportProblem } from '../../../shared/problems/importProblems'

/** What is known of an open node's code before any run. */
export interface CodeProblems {
  /** The code that was looked at. */
  readonly code: string
  readonly problems: readonly ImportProblem[]
  /** Whether the environment has a module by now; null where nothing is known of the environment. */
  readonly hasModule: ((module: string) => boolean) | null
}

/** The problems of open nodes that can be seen in their code, by the nodes' ids. `CodeWatch` keeps them. */
export const useCodeProblems = create<Readonly<Record<string, CodeProblems>>>()(() => ({}))
