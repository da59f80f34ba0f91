import { create } from 'zustand'
import type { Finding } from '../../../shared/model/finding'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'

/** What preflight said of a node last. */
export interface SeenNode {
  /** The node that was looked at. */
  readonly node: CodeNode
  readonly findings: readonly Finding[]
  /** Why it could not be looked at; null where it was, or where nothing is to be said of that. */
  readonly failure: Problem | null
}

/** What preflight finds in the open nodes, by their ids. `PreflightWatch` keeps it. */
export const useFindings = create<Readonly<Record<string, SeenNode>>>()(() => ({}))
