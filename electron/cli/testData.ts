import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { DataProgress } from '../../shared/model/caseData'
import type { Problem } from '../../shared/model/problem'
import { ProblemError } from '../../shared/problems'
import { encodingNames } from '../cases/data/fileText'
import { createFailureStore, type Failure } from '../cases/data/failureStore'
import { runData } from '../cases/data/runData'
import { runOverRows } from '../cases/data/runOverRows'
import { reasonsOfFailure, saveFailures } from '../cases/data/saveFailures'
import type { SeenData } from '../cases/data/viewData'
import type { RemotePlace } from '../sandbox/remote/apiClient'
import { chooseTarget, type Session } from './context'
import { type DataOptions, emptyAsTold, roleText, rolesAsTold, viewAsTold } from './dataOptions'
import { keepRun } from './keepRun'
import { readNamedNode } from './namedNode'
import { exitCodes, printJson, problemsJson, say, sayProblem, sayStages } from './output'
import { textOf, WrongUse } from './texts'

/** Failures that are told on a terminal, and in JSON: a file takes all of them. */
const mostSaid = 20
const mostPrinted = 1000
/** Milliseconds between two words on how far it is. */
const every = 2000

export interface TestDataOptions extends DataOptions {
  readonly target?: readonly string[]
  /** False for `--no-history`. */
  readonly history?: boolean
  readonly json?: boolean
}

const failedOf = ({ failed }: DataProgress): number => Object.values(failed).reduce((sum, count) => sum + count, 0)

function rateOf({ done, ms }: DataProgress): number {
  return ms === 0 ? 0 : Math.round((done / ms) * 1000)
}

function sayView({ name, format, columns }: SeenData, roles: readonly string[], { language }: Session): void {
  const sign = format.delimiter === '\t' ? 'tab' : `"${format.delimiter}"`
  const separated =
    format.kind === 'lines' ? textOf('data-lines', language) : textOf('data-separated', language, { sign })
  const encoding = encodingNames[format.encoding]
  say(textOf('data-read-as', language, { name, encoding, separated, columns: columns.length }))
  for (const [at, role] of roles.entries()) {
    say(textOf('data-column-is', language, { column: columns[at] ?? '', role }))
  }
}

function sayProgress(progress: DataProgress, { language }: Session): void {
  const rate = rateOf(progress)
  const { done, all } = progress
  const left = all === null || rate === 0 ? '?' : Math.ceil((all - done) / rate)
  say(textOf('data-progress', language, { done, all: all ?? '?', failed: failedOf(progress), rate, left }))
}

function rowJson(failure: Failure, { language }: Session) {
  const { row, line, kind, of } = failure
  return { row, line, kind, reasons: reasonsOfFailure(failure, language), inputs: of?.inputs ?? null }
}

/** The exit code: a file that could not be read to its end counts most, then what could not be run, then a row that failed. */
function codeOf({ failed, passed, done }: DataProgress, told: Problem | null): number {
  if (told !== null && told.severity === 'error') {
    return told.source === 'environment' ? exitCodes.noEnvironment : exitCodes.wrong
  }
  if ((failed.broken ?? 0) > 0) return exitCodes.noEnvironment
  return passed === done ? exitCodes.worked : exitCodes.failed
}

/** Words that only a file of rows has a use for; throws WrongUse where one is given without. */
export function refuseWithoutData(options: DataOptions): void {
  const given = [
    ['--map', options.map],
    ['--delimiter', options.delimiter],
    ['--encoding', options.encoding],
    ['--no-header', options.header === false ? true : undefined],
    ['--leave-empty', options.leaveEmpty],
    ['--failures', options.failures],
  ].find(([, value]) => value !== undefined)
  if (given !== undefined) throw new WrongUse('data-without', { option: String(given[0]) })
}

/**
 * `nodelab test NODE --data FILE`: runs a node over the rows of a file in workers that stand by, since a fresh interpreter a row would take most of the time. Of rows that
 * pass nothing is kept.
 */
export async function testData(
  session: Session,
  nodeName: string,
  file: string,
  options: TestDataOptions,
  { remote, atOnce }: { readonly remote: RemotePlace | null; readonly atOnce: number },
): Promise<number> {
  const { engine, language, signal } = session
  const isJson = options.json === true
  if (new Set(options.target ?? []).size > 1) throw new WrongUse('data-one-target', {})
  const { path: nodePath, node, requirements, serverEnv } = await readNamedNode(engine, nodeName)
  const target = chooseTarget(engine, options.target?.[0], node).id
  const path = resolve(file)
  const seen = await viewAsTold(path, options)
  if (seen.columns.length === 0 && seen.told !== null) throw new ProblemError(seen.told)
  const roles = rolesAsTold(seen.columns, options.map ?? [], node)
  if (!isJson) sayView(seen, roles.map(roleText), session)
  const mapping = { columns: seen.columns, roles, empty: emptyAsTold(options), isJson: seen.format.kind === 'lines' }
  const folder = await mkdtemp(join(tmpdir(), 'nodelab-rows-'))
  const failures = await createFailureStore(folder)
  const stop = sayStages(engine, language, isJson)
  try {
    const at = Date.now()
    let said = performance.now()
    const end = await runData(
      { node, target, requirements, serverEnv, path, format: seen.format, mapping },
      {
        runNode: engine.runNode,
        signal,
        remote,
        atOnce,
        isCold: false,
        failures,
        onRow(now) {
          if (isJson || performance.now() - said < every) return
          said = performance.now()
          sayProgress(now, session)
        },
      },
    )
    const isCancelled = signal.aborted
    if (options.history !== false) {
      const request = { node, target, serverEnv }
      const name = basename(path)
      const sandbox = remote?.name ?? null
      const ended = await runOverRows({ request, file: name, mapping, end, isCancelled, failures, sandbox, at })
      if (ended !== null) await keepRun(session, { ...ended, path: nodePath, name: nodeName })
    }
    if (isCancelled) throw new Error('cancelled')
    const { progress, told } = end
    const code = codeOf(progress, told)
    const save = options.failures
    const saved =
      save === undefined ? null : await saveFailures(resolve(save), { failures, kind: null, ...seen, language })
    const all = failures.count(null)
    if (isJson) {
      const rows = await failures.page(null, 0, mostPrinted)
      printJson({
        status: code === exitCodes.worked ? 'passed' : 'failed',
        node: nodeName,
        target,
        file: basename(path),
        format: seen.format,
        columns: seen.columns.map((column, at) => ({ column, role: roleText(roles[at] ?? { as: 'nothing' }) })),
        rows: progress.done,
        passed: progress.passed,
        failed: progress.failed,
        problems: problemsJson(told === null ? [] : [told], language),
        elapsed_ms: Math.round(progress.ms),
        failures: rows.map((row) => rowJson(row, session)),
        failures_left_off: all - rows.length,
      })
      return code
    }
    for (const failure of await failures.page(null, 0, mostSaid)) {
      const { row, line } = failure
      const reasons = reasonsOfFailure(failure, language).join('; ')
      // A row that is no case says itself where it stands.
      say(failure.problem === null ? textOf('data-row-failed', language, { row, line, reasons }) : `x ${reasons}`)
    }
    if (all > mostSaid && saved === null) say(textOf('data-more-failed', language, { count: all - mostSaid }))
    if (told !== null) sayProblem(told, language)
    const seconds = (progress.ms / 1000).toFixed(1)
    say(
      textOf('data-passed', language, { passed: progress.passed, all: progress.done, seconds, rate: rateOf(progress) }),
    )
    if (saved !== null) say(textOf('data-saved', language, { rows: saved, path: save ?? '' }))
    return code
  } finally {
    stop()
    await failures.close()
    await rm(folder, { recursive: true, force: true })
  }
}
