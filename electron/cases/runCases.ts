import type { CodeNode } from '../../shared/model/node'
import type { NodeCase } from '../../shared/model/nodeCase'
import type { RunResult } from '../../shared/model/run'
import type { Requirements, RunNode } from '../engineTypes'
import type { RemotePlace } from '../sandbox/remote/apiClient'
import { judge, type Verdict } from './judge'

/** A node with its cases, and what it runs with. */
export interface CasesOfNode {
  readonly node: CodeNode
  readonly cases: readonly NodeCase[]
  readonly target: string
  readonly requirements: Requirements
  readonly serverEnv: string
}

/** How one case ended. */
export interface CaseEnd {
  readonly of: NodeCase
  readonly result: RunResult
  readonly verdict: Verdict
}

export interface RunCasesOptions {
  readonly runNode: RunNode
  readonly signal: AbortSignal
  /** The server that runs them instead of this machine. */
  readonly remote: RemotePlace | null
  /** How many run at once. */
  readonly atOnce: number
  /** Called as each ends, in any order, with the places of the node and of its case. */
  readonly onEnd?: (end: CaseEnd, node: number, index: number) => void
}

/** The inputs of a case: its own over the node's samples. */
export function inputsOfCase(node: CodeNode, { inputs }: NodeCase): Record<string, string> {
  return { ...node.samples, ...inputs }
}

/** Runs all cases of some nodes, a few at once, and holds each against what it says. The ends are in the order of the cases; none rejects. */
export async function runCases(nodes: readonly CasesOfNode[], options: RunCasesOptions): Promise<CaseEnd[][]> {
  const { runNode, signal, remote, atOnce, onEnd } = options
  const ends: CaseEnd[][] = nodes.map(() => [])
  const waiting = nodes.flatMap((of, node) => of.cases.map((one, index) => ({ of, one, node, index })))

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { of, one, node, index } = next
      const { target, requirements, serverEnv } = of
      // A test of record has nothing from before it.
      const request = { node: of.node, inputs: inputsOfCase(of.node, one), target, serverEnv, isCold: true }
      const result = await runNode(request, requirements, { signal, ...(remote === null ? {} : { remote }) })
      const end = { of: one, result, verdict: judge(one, result) }
      const list = ends[node]
      if (list !== undefined) list[index] = end
      onEnd?.(end, node, index)
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work))
  return ends
}
