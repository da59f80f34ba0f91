import { availableParallelism } from 'node:os'
import type { CaseReport, CasesStart } from '../../shared/model/caseRun'
import { createCoverage } from '../cases/coverage'
import { type CaseEnd, type CaseRun, jobsOf, runCases } from '../cases/runCases'
import type { Requirements, RunNode } from '../engineTypes'
import type { EndedRun } from '../runHistory/runToKeep'
import { createRunning } from './running'
import type { Send } from './sender'

export interface CaseBatchesOptions {
  readonly runNode: RunNode
  readonly send: Send
  readonly requirements: () => Promise<Requirements | string>
  readonly serverEnv: () => Promise<string>
  /** The path of the workspace that is open now. */
  readonly workspace: () => Promise<string>
  /** Keeps a run of a workspace; never rejects. */
  readonly keep: (workspace: string, ended: EndedRun) => Promise<number | null>
  readonly onError: (error: unknown) => void
}

/** How often ends go to the page, in milliseconds; and characters of a text that go with them. */
const every = 50
const longest = 20_000

const cut = (text: string | null): string | null => text?.slice(0, longest) ?? null

function reportOf({ target, result, verdict }: CaseEnd, place: number): CaseReport {
  return {
    place,
    target,
    status: verdict.status,
    reason: verdict.reason,
    differences: verdict.differences.map((one) => ({ ...one, actual: cut(one.actual) })),
    outputs: cut(result.outputs),
    error: cut(result.error),
    problem: result.problems[0] ?? null,
    ms: result.times.total,
  }
}

/** Batches of cases of the window: begun, told and cancelled by name. */
export function createCaseBatches(options: CaseBatchesOptions) {
  const { runNode, send, requirements, serverEnv, onError } = options
  const running = createRunning(onError)

  async function go(batch: string, asked: CasesStart, signal: AbortSignal): Promise<void> {
    let reports: CaseReport[] = []
    let timer: NodeJS.Timeout | null = null
    const tell = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (reports.length > 0) send('cases.ended', { batch, reports })
      reports = []
    }
    const coverage = createCoverage()
    const takesLines = asked.takesLines && asked.node.code_language !== 'jinja2'
    try {
      const [needs, env, workspace] = await Promise.all([requirements(), serverEnv(), options.workspace()])
      const { id, node, cases, target, targets, mode, network } = asked
      const places = new Map(cases.map((one, place) => [one, place]))
      const jobs = jobsOf({ node, cases, requirements: needs, serverEnv: env }, targets, target)
      const how = { ...(mode === undefined ? {} : { mode }), ...(network === undefined ? {} : { network }) }
      const kind = { runNode, signal, how, isCold: false, isStrict: true, keepsLastGood: true, takesLines }
      const onEnd = (end: CaseEnd): void => {
        if (end.verdict.status === 'cancelled') return
        coverage.add(end.lines)
        reports.push(reportOf(end, places.get(end.of) ?? 0))
        timer ??= setTimeout(tell, every)
      }
      const keep = (run: CaseRun): void => {
        if (id === undefined || run.result.status === 'cancelled') return
        options.keep(workspace, { ...run, node: id, sandbox: null, origin: 'case' }).catch(onError)
      }
      await runCases(jobs, { ...kind, atOnce: Math.max(1, Math.min(4, availableParallelism())) }, onEnd, keep)
    } finally {
      tell()
      // What was cancelled would have reached more.
      send('cases.finished', { batch, coverage: takesLines && !signal.aborted ? coverage.all() : null })
    }
  }

  return {
    start(asked: CasesStart): { batch: string } {
      return { batch: running.begin((batch, signal) => go(batch, asked, signal)) }
    },
    /** Ends what runs of a batch; one that has ended meanwhile is no error. */
    cancel: running.cancel,
    /** Ends all; resolves when their processes are gone. */
    cancelAll: running.cancelAll,
  }
}

export type CaseBatches = ReturnType<typeof createCaseBatches>
