import { localMoment } from '../../shared/localTime'
import type { KeptRow } from '../../shared/model/keptRows'
import type { Language } from '../../shared/model/problem'
import { problem, ProblemError } from '../../shared/problems'
import { everyRun } from '../../shared/runHistory/everyRun'
import {
  type KeptRun,
  type RunOrigin,
  runOrigins,
  type RunStatus,
  runStatuses,
  type WholeRun,
} from '../../shared/model/runHistory'
import type { Session } from './context'
import { workedFolder } from './folder'
import { knownWorkspace } from './keepRun'
import { exitCodes, printJson, printResult, say } from './output'
import { textOf } from './texts'

export interface HistoryOptions {
  readonly search?: string
  readonly node?: string
  readonly status?: string
  readonly target?: string
  readonly from?: string
  readonly pinned?: boolean
  readonly limit?: string
  readonly workspace?: string
  readonly json?: boolean
}

/** Most rows that one call lists. */
const most = 500

function wholeNumber(option: string, text: string, largest: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= largest) return number
  throw new ProblemError(problem('history-number-wrong', 'workspace', { params: { option, text, largest } }))
}

function statusOf(text: string | undefined): RunStatus | null {
  if (text === undefined) return null
  const status = runStatuses.find((one) => one === text)
  if (status !== undefined) return status
  throw new ProblemError(
    problem('history-status-wrong', 'workspace', { params: { text, known: runStatuses.join(', ') } }),
  )
}

function originOf(text: string | undefined): RunOrigin | null {
  if (text === undefined) return null
  const origin = runOrigins.find((one) => one === text)
  if (origin !== undefined) return origin
  throw new ProblemError(
    problem('history-origin-wrong', 'workspace', { params: { text, known: runOrigins.join(', ') } }),
  )
}

/** The folder whose runs are asked for: of a workspace that the window knows, however deep in it the command is called. */
async function folderOf(session: Session, options: HistoryOptions): Promise<string> {
  const here = process.cwd()
  const known = options.workspace === undefined ? knownWorkspace(session.engine, here) : null
  if (known === null) return (await workedFolder(session, options)).folder
  if (known !== here && options.json !== true) say(textOf('working-in', session.language, { folder: known }))
  return known
}

function rowText({ key, at, node, target, status, ms, origin, summary, isPinned }: KeptRun): string {
  const columns = [
    `${isPinned ? '*' : ' '}${String(key).padStart(6)}`,
    localMoment(at),
    status.padEnd(9),
    `${ms.toFixed(1)} ms`.padStart(12),
  ]
  return [...columns, origin.padEnd(12), target, node, summary].join('  ').trimEnd()
}

/** A row that failed: why, with what it was given and gave. */
function keptRowText({ reasons, inputs, outputs, error }: KeptRow, language: Language): string {
  const given = Object.entries(inputs ?? {}).map(([name, json]) => `${name}: ${json}`)
  return [...reasons[language], ...given, outputs ?? '', error ?? ''].filter((text) => text !== '').join('\n')
}

function wholeText(whole: WholeRun, language: Language): string {
  const { result, inputs, secret, ranNode, keptRows } = whole
  const part = (name: string, text: string | null): string[] =>
    text === null || text === '' ? [] : [`\n--- ${name}`, text.replace(/\n$/, '')]
  return [
    rowText(whole),
    ...part('code', ranNode.code),
    ...Object.entries(inputs).flatMap(([name, json]) => part(`input ${name}`, json)),
    ...secret.flatMap((name) => part(`input ${name}`, '•••')),
    ...part('outputs', result.outputs),
    ...part('error', result.error),
    ...part('prints', result.prints),
    ...part('stderr', result.stderr),
    ...(keptRows?.failures ?? []).flatMap((one) =>
      part(`row ${one.row}, line ${one.line}`, keptRowText(one, language)),
    ),
  ].join('\n')
}

/** `nodelab history`: the kept runs of a workspace, or one of them. Never rejects for want of runs: there may be none yet. */
export async function historyCommand(
  session: Session,
  run: string | undefined,
  options: HistoryOptions,
): Promise<number> {
  const { runHistory } = session.engine
  const limit = wholeNumber('--limit', options.limit ?? '20', most)
  const status = statusOf(options.status)
  const origin = originOf(options.from)
  const folder = await folderOf(session, options)
  if (run !== undefined) {
    const whole = await runHistory.read(folder, wholeNumber('RUN', run, Number.MAX_SAFE_INTEGER))
    if (options.json === true) printJson(whole)
    else printResult(wholeText(whole, session.language))
    return exitCodes.worked
  }
  const { search: text = '', node = null, target = null, pinned: isPinned = false } = options
  const there = await runHistory.has(folder)
  const { runs, isMore } = there
    ? await runHistory.page(folder, { ...everyRun, text, node, target, status, origin, isPinned }, null, limit)
    : { runs: [], isMore: false }
  if (options.json === true) printJson({ runs, more: isMore })
  else if (runs.length === 0) say(textOf('no-runs', session.language))
  else {
    printResult(runs.map(rowText).join('\n'))
    if (isMore) say(textOf('more-runs', session.language))
  }
  return exitCodes.worked
}
