import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { caseOfRow, type RowMapping, roleProblem } from '../../../shared/cases/caseOfRow'
import { hasInput, inputTwice } from '../../../shared/cases/dataRoles'
import type { FailureKind } from '../../../shared/cases/dataWords'
import type { DataFormat, DataProgress } from '../../../shared/model/caseData'
import type { CodeNode } from '../../../shared/model/node'
import type { Problem } from '../../../shared/model/problem'
import type { RunResult } from '../../../shared/model/run'
import { problem, ProblemError } from '../../../shared/problems'
import { hideSecrets } from '../../../shared/runHistory/secretInputs'
import { knownSecrets } from '../../runHistory/knownSecrets'
import type { ToldEnd } from '../caseReasons'
import { type CaseEnd, type CaseJob, lacksEnvironment, runCases, type RunCasesOptions } from '../runCases'
import type { FailureStore } from './failureStore'
import { type DataRow, readRows } from './readRows'

/** What is run: the rows of a file as cases of a node. */
export interface DataJob extends Omit<CaseJob, 'of'> {
  readonly path: string
  readonly format: DataFormat
  readonly mapping: RowMapping
}

export interface RunDataOptions extends RunCasesOptions {
  readonly failures: FailureStore
  /** Called after each row with how far it is. */
  readonly onRow: (progress: DataProgress) => void
}

/** How a run over rows ended. */
export interface DataEnd {
  readonly progress: DataProgress
  /** What ended it early, or that its file changed meanwhile. */
  readonly told: Problem | null
  /** Where its rows ran; null where none did. */
  readonly ranIn: Pick<RunResult, 'runtime' | 'environment'> | null
}

/** Characters of a text that are kept of a failure. */
const longest = 20_000

const cut = (text: string | null): string | null => text?.slice(0, longest) ?? null

/** Throws a ProblemError where columns can't be what they are said to be. */
export function checkMapping(node: CodeNode, { columns, roles }: RowMapping, name: string): void {
  const wrong = roles.map((role, at) => roleProblem(role, columns[at] ?? '', node)).find((told) => told !== null)
  if (wrong !== undefined && wrong !== null) throw new ProblemError(wrong)
  const twice = inputTwice(roles)
  if (twice !== null) {
    throw new ProblemError(problem('data-input-twice', 'workspace', { params: { name: twice } }))
  }
  if (hasInput(roles)) return
  const names = node.variables.map(({ variable }) => variable).join(', ') || '–'
  const params = { name, names, columns: columns.slice(0, 20).join(', ') || '–' }
  throw new ProblemError(problem('data-nothing-mapped', 'workspace', { params }))
}

const kindOf = ({ verdict }: CaseEnd): FailureKind | null => {
  if (verdict.status === 'passed' || verdict.status === 'cancelled') return null
  return verdict.status === 'broken' ? 'broken' : (verdict.reason ?? 'error')
}

/** Takes out what a list and a saved file must not show: samples of secret inputs, which the node may have put into its words and outputs. */
function hidesSecrets({ variables, samples }: CodeNode, { roles }: RowMapping): (text: string | null) => string | null {
  const fromFile = new Set(roles.flatMap((role) => (role.as === 'input' ? [role.name] : [])))
  const given = variables.filter(({ variable }) => !fromFile.has(variable))
  const values = knownSecrets(given, (name) => samples[name])
  const hide = hideSecrets(values, (text) => Buffer.from(text).toString('base64'))
  return (text) => (text === null ? null : hide(text))
}

/** As much of an end as is told later. */
function toldOf({ of, result, verdict }: CaseEnd, hide: (text: string | null) => string | null): ToldEnd {
  const differences = verdict.differences.map((one) => ({ ...one, actual: cut(hide(one.actual)) }))
  return {
    of: { error: of.error },
    result: { error: cut(hide(result.error)), problems: result.problems.slice(0, 1) },
    verdict: { ...verdict, differences },
  }
}

/** What tells one state of a file from another; null where it is gone. */
async function markOf(path: string): Promise<string | null> {
  return stat(path).then(
    ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
    () => null,
  )
}

/**
 * Runs a node over the rows of a file, a few at once: each row is read when it can be run, and nothing is kept of those that pass. What ends it
 * early is the file, or what no row could be run without. Throws a ProblemError where the columns do not fit the node.
 */
export async function runData(job: DataJob, { failures, onRow, ...options }: RunDataOptions): Promise<DataEnd> {
  const { path, format, mapping, ...rest } = job
  checkMapping(job.node, mapping, basename(path))
  const began = performance.now()
  const hide = hidesSecrets(job.node, mapping)
  const failed = new Map<FailureKind, number>()
  const stopping = new AbortController()
  const { signal } = stopping
  const stop = (): void => stopping.abort()
  options.signal.addEventListener('abort', stop)
  if (options.signal.aborted) stop()
  let [done, passed] = [0, 0]
  let all: number | null = null
  let told: Problem | null = null
  let ranIn: DataEnd['ranIn'] = null
  const mark = await markOf(path)
  const progress = (): DataProgress => ({
    done,
    all,
    passed,
    failed: Object.fromEntries(failed),
    ms: performance.now() - began,
  })

  async function keep(
    row: DataRow,
    kind: FailureKind,
    how: Partial<Pick<CaseEnd, 'of'>> & { end?: CaseEnd; problem?: Problem },
  ): Promise<void> {
    const { of = null, end, problem: why = null } = how
    const cells = row.cells.map((cell) => cell ?? null)
    const { line, raw } = row
    await failures.add({
      row: row.row,
      line,
      kind,
      cells,
      raw,
      of,
      end: end === undefined ? null : toldOf(end, hide),
      outputs: cut(hide(end?.result.outputs ?? null)),
      problem: why,
    })
    failed.set(kind, (failed.get(kind) ?? 0) + 1)
  }

  const ended = (): void => {
    done += 1
    onRow(progress())
  }

  async function* jobs(): AsyncGenerator<CaseJob & { row: DataRow }> {
    try {
      for await (const row of readRows(path, format, mapping.columns)) {
        if (row.problem !== null) {
          await keep(row, 'row', { problem: row.problem })
          ended()
          continue
        }
        const made = caseOfRow(job.node, mapping, row)
        if (made.of === null) {
          await keep(row, 'row', { problem: made.problem })
          ended()
          continue
        }
        yield { ...rest, of: made.of, row }
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // The rows before it count.
      told = error.problem
    }
  }

  async function countAll(): Promise<void> {
    let rows = 0
    try {
      for await (const _ of readRows(path, format, [])) {
        rows += 1
        if (signal.aborted) return
      }
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      // The run meets it too, and tells it.
      return
    }
    all = rows
  }

  const counting = countAll()
  await runCases(jobs(), { ...options, signal }, async (end, { row }) => {
    const kind = kindOf(end)
    if (end.verdict.status === 'cancelled') return
    const { runtime, environment } = end.result
    if (runtime !== '') ranIn ??= { runtime, environment }
    if (kind === null) passed += 1
    else await keep(row, kind, { of: end.of, end })
    ended()
    const [first] = end.result.problems
    if (first !== undefined && lacksEnvironment(end.result)) {
      // No other row will find an environment either.
      told ??= first
      stop()
    }
  })
  await counting
  options.signal.removeEventListener('abort', stop)
  if (told === null && !signal.aborted && (await markOf(path)) !== mark) {
    told = problem('data-changed', 'workspace', { severity: 'warning', params: { name: basename(path) } })
  }
  if (told === null && !signal.aborted && done === 0) {
    told = problem('data-empty', 'workspace', { params: { name: basename(path) } })
  }
  return { progress: progress(), told, ranIn }
}
