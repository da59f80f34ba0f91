import { problem, ProblemError } from '../../shared/problems'
import { everyRun } from '../../shared/runHistory/everyRun'
import { type KeptRun, type RunStatus, runStatuses, type WholeRun } from '../../shared/model/runHistory'
import type { Session } from './context'
import { workedFolder } from './folder'
import { exitCodes, printJson, printResult, say } from './output'
import { textOf } from './texts'

export interface HistoryOptions {
  readonly search?: string
  readonly node?: string
  readonly status?: string
  readonly target?: string
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

function rowText({ key, at, node, target, status, ms, summary, isPinned }: KeptRun): string {
  const moment = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ')
  const columns = [
    `${isPinned ? '*' : ' '}${String(key).padStart(6)}`,
    moment,
    status.padEnd(9),
    `${ms.toFixed(1)} ms`.padStart(12),
  ]
  return [...columns, target, node, summary].join('  ').trimEnd()
}

function wholeText(whole: WholeRun): string {
  const { result, inputs, secret, ranNode } = whole
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
  const { folder } = await workedFolder(session, options)
  if (run !== undefined) {
    const whole = await runHistory.read(folder, wholeNumber('RUN', run, Number.MAX_SAFE_INTEGER))
    if (options.json === true) printJson(whole)
    else printResult(wholeText(whole))
    return exitCodes.worked
  }
  const { search: text = '', node = null, target = null, pinned: isPinned = false } = options
  const there = await runHistory.has(folder)
  const { runs, isMore } = there
    ? await runHistory.page(folder, { ...everyRun, text, node, target, status, isPinned }, null, limit)
    : { runs: [], isMore: false }
  if (options.json === true) printJson({ runs, more: isMore })
  else if (runs.length === 0) say(textOf('no-runs', session.language))
  else {
    printResult(runs.map(rowText).join('\n'))
    if (isMore) say(textOf('more-runs', session.language))
  }
  return exitCodes.worked
}
