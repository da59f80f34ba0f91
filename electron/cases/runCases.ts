import type { CodeNode } from '../../shared/model/node'
import type { NodeCase } from '../../shared/model/nodeCase'
import type { RunRequest, RunResult } from '../../shared/model/run'
import type { Requirements, RunNode } from '../engineTypes'
import { problem } from '../../shared/problems'
import type { Problem } from '../../shared/model/problem'
import { emptyResult } from '../run/runResult'
import { allLines, type ReachedLines } from '../run/reachedLines'
import type { EndedRun } from '../runHistory/runToKeep'
import type { RemotePlace } from '../sandbox/remote/apiClient'
import { judge, type Verdict } from './judge'

/** A case of a node on one target, and what it runs with. */
export interface CaseJob {
  readonly node: CodeNode
  readonly of: NodeCase
  readonly target: string
  readonly requirements: Requirements | string
  readonly serverEnv: string
}

/** How one case ended. */
export interface CaseEnd {
  readonly of: NodeCase
  readonly target: string
  readonly result: RunResult
  readonly verdict: Verdict
  /** The lines of its node that it reached, where they were asked for and are known. */
  readonly lines: ReachedLines | null
}

export interface RunCasesOptions {
  readonly runNode: RunNode
  readonly signal: AbortSignal
  /** The server that runs them instead of this machine. */
  readonly remote?: RemotePlace | null
  /** How many run at once. */
  readonly atOnce: number
  /** Whether each has an interpreter of its own that nothing stood by in: what a test of record has. */
  readonly isCold: boolean
  /** Whether a case that names an input that its node has not is broken: with the sample in its place it would pass for what it does not test. */
  readonly isStrict?: boolean
  /** How the runs are held. */
  readonly how?: Pick<RunRequest, 'mode' | 'network'>
  /** Whether they may run in what was built last. */
  readonly keepsLastGood?: boolean
  /** Whether the lines that they reach are told. */
  readonly takesLines?: boolean
}

/** A run of a case that has ended, with when it began. */
export type CaseRun = Pick<EndedRun, 'request' | 'at' | 'result' | 'ofCase'>

/** The inputs of a case: its own over the node's samples. */
export function inputsOfCase(node: CodeNode, { inputs }: Pick<NodeCase, 'inputs'>): Record<string, string> {
  return { ...node.samples, ...inputs }
}

/** What is wrong with a case that names an input that its node has not; null where it names none. */
function strangerIn({ variables }: Pick<CodeNode, 'variables'>, { inputs }: NodeCase): Problem | null {
  const names = variables.map(({ variable }) => variable)
  const name = Object.keys(inputs).find((one) => !names.includes(one))
  if (name === undefined) return null
  const params = { name, names: names.map((one) => `\`${one}\``).join(', ') || '–' }
  return problem('case-input-stranger', 'workspace', { params })
}

/** Each case of a node once a target: of those that are asked for, else its own, else the node's. */
export function jobsOf(
  of: Omit<CaseJob, 'of' | 'target'> & { readonly cases: readonly NodeCase[] },
  asked: readonly string[],
  byDefault: string,
): CaseJob[] {
  const { cases, ...rest } = of
  return cases.flatMap((one) => {
    const own = one.targets.length > 0 ? one.targets : [byDefault]
    return (asked.length > 0 ? asked : own).map((target) => ({ ...rest, of: one, target }))
  })
}

/** Whether a run could not begin, since there is no environment for it. */
export function lacksEnvironment({ status, error, problems: [first] }: RunResult): boolean {
  return status === 'failed' && error === null && first?.source === 'environment' && first.severity === 'error'
}

/**
 * Runs cases, a few at once, and holds each against what it says. They are asked for one by one, as each can run; `onEnd` is called as each ends, in any order,
 * and waited for, and `onRan` before it, of each that was run. Of what is cancelled no more are asked for. Rejects only where `jobs` or `onEnd` does.
 */
export async function runCases<T extends CaseJob>(
  jobs: Iterable<T> | AsyncIterable<T>,
  {
    runNode,
    signal,
    remote = null,
    atOnce,
    isCold,
    isStrict = false,
    how = {},
    keepsLastGood = false,
    takesLines = false,
  }: RunCasesOptions,
  onEnd: (end: CaseEnd, job: T) => void | Promise<void>,
  onRan: (run: CaseRun, job: T) => void = () => undefined,
): Promise<void> {
  // By node and target how a run ended that found no environment: no other case of theirs finds one now, and each attempt to build it may take long.
  const without = new Map<CodeNode, Map<string, RunResult>>()
  const waiting = Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]()

  async function work(): Promise<void> {
    while (!signal.aborted) {
      const next = await waiting.next()
      if (next.done === true) return
      const job = next.value
      const { of, target, requirements, serverEnv } = job
      const inVain = without.get(job.node)?.get(target)
      if (inVain !== undefined) {
        await onEnd({ of, target, result: inVain, verdict: judge(of, inVain), lines: null }, job)
        continue
      }
      const { cases: _, ...node } = job.node
      const request = { node, inputs: inputsOfCase(node, of), target, serverEnv, isCold, ...how }
      const stranger = isStrict ? strangerIn(node, of) : null
      if (stranger !== null) {
        const result = { ...emptyResult(request), problems: [stranger] }
        await onEnd({ of, target, result, verdict: judge(of, result), lines: null }, job)
        continue
      }
      let lines: ReachedLines | null = null
      const at = Date.now()
      const result = await runNode(request, requirements, {
        signal,
        keepsLastGood,
        ...(remote === null ? {} : { remote }),
        // Each attempt tells its own.
        ...(takesLines
          ? { onLines: (told: ReachedLines) => (lines = allLines(lines === null ? [told] : [lines, told])) }
          : {}),
      })
      if (lacksEnvironment(result)) {
        const targets = without.get(job.node) ?? new Map<string, RunResult>()
        without.set(job.node, targets.set(target, result))
      }
      const verdict = judge(of, result)
      onRan({ request, at, result, ofCase: { name: of.name, status: verdict.status } }, job)
      await onEnd({ of, target, result, verdict, lines }, job)
    }
  }

  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    // A source that holds a file open lets go of it.
    await waiting.return?.()
  }
}
