import type { z } from 'zod'
import { lastWords } from '../../shared/dify/lastWords'
import { type CutPart, type KeptRun, type RunOrigin, wholeRunSchema } from '../../shared/model/runHistory'
import type { CodeNode } from '../../shared/model/node'
import type { RunRequest, RunResult } from '../../shared/model/run'
import { hidden, hideSecrets, isSecretInput, isTooShort } from '../../shared/runHistory/secretInputs'
import { eachText, hideInJson } from './hideInside'
import { knownSecrets } from './knownSecrets'
import { type EndedRows, rowsToKeep } from './rowsToKeep'

/** A run that has ended. */
export interface EndedRun {
  readonly node: string
  readonly request: RunRequest
  /** The name of the server that ran it; null: this machine. */
  readonly sandbox: string | null
  readonly origin: RunOrigin
  /** The case that it was of, and how that ended. */
  readonly ofCase?: KeptRun['ofCase']
  /** How it went over the rows of a file; its request's inputs are then those that no row gave. */
  readonly rows?: EndedRows
  /** Secrets that its script held in no input, as JSON texts. */
  readonly packedSecrets?: readonly string[]
  /** When it began, in milliseconds since 1970. */
  readonly at: number
  readonly result: RunResult
}

/** A run as it goes into the database: without secrets, and bounded. */
export const runToKeepSchema = wholeRunSchema.omit({ key: true, isPinned: true })
export type RunToKeep = z.infer<typeof runToKeepSchema>

/** Characters of each text up to which it is kept whole, and of what is left of a larger one. */
const most = { text: 200_000, beginning: 20_000, attempt: 5_000, summary: 160 } as const

const noRows = { done: 0, all: null, passed: 0, failed: {} }

/** A run's result without secrets. */
function withoutSecrets({ outputs, returned, ...rest }: RunResult, hide: (text: string) => string): RunResult {
  const inJson = (json: string | null): string | null => (json === null ? null : hideInJson(json, hide))
  return { ...(eachText(rest, hide) as typeof rest), outputs: inJson(outputs), returned: inJson(returned) }
}

/**
 * A result of which is left how it ended: its secret was too short to be told from the rest. Outputs keep their names.
 */
function withoutWords(result: RunResult, { outputs: declared }: Pick<CodeNode, 'outputs'>): RunResult {
  const orEmpty = (text: string): string => (text === '' ? '' : hidden)
  const orNull = (text: string | null): string | null => (text === null ? null : hidden)
  const { confinement: _, ...rest } = result
  const names = Object.fromEntries(declared.map(({ name }) => [name, hidden]))
  return {
    ...rest,
    outputs: result.outputs === null ? null : JSON.stringify(names),
    returned: result.returned === null ? null : JSON.stringify(hidden),
    error: orNull(result.error),
    prints: orEmpty(result.prints),
    stderr: orEmpty(result.stderr),
    traceback: null,
    problems: [],
    attempts: result.attempts.map((attempt) => ({
      ...attempt,
      prints: orEmpty(attempt.prints),
      error: orNull(attempt.error),
    })),
    after: result.after === null ? null : { ...result.after, outputs: JSON.stringify(names) },
  }
}

/** What Dify's words come down to, or the beginning of what the node gave. */
function summaryOf({ status, error, outputs, problems }: RunResult): string {
  if (status === 'failed') {
    const said = error ?? ''
    return (lastWords(said) || said.trim() || (problems[0]?.code ?? '')).slice(0, most.summary)
  }
  return (outputs ?? '')
    .slice(0, most.summary * 4)
    .replace(/\s+/g, ' ')
    .slice(0, most.summary)
}

/** Cuts what is too large, and says which parts that were. */
function bounded(result: RunResult, cut: Set<CutPart>): RunResult {
  const part = (name: CutPart, text: string): string => {
    if (text.length <= most.text) return text
    cut.add(name)
    return text.slice(0, most.beginning)
  }
  const orNull = (name: CutPart, text: string | null): string | null => (text === null ? null : part(name, text))
  const { confinement, ...rest } = result
  const isLarge = (value: unknown): boolean => JSON.stringify(value ?? null).length > most.text
  if (isLarge(confinement) || isLarge(result.problems)) cut.add('details')
  return {
    ...rest,
    outputs: orNull('outputs', result.outputs),
    returned: orNull('returned', result.returned),
    error: orNull('error', result.error),
    prints: part('prints', result.prints),
    stderr: part('stderr', result.stderr),
    traceback:
      result.traceback === null || !isLarge(result.traceback)
        ? result.traceback
        : {
            ...result.traceback,
            raw: part('details', result.traceback.raw),
            frames: result.traceback.frames.slice(-50),
          },
    problems: isLarge(result.problems) ? [] : result.problems,
    attempts: result.attempts.map((attempt) => ({
      ...attempt,
      prints: attempt.prints.slice(0, most.attempt),
      error: attempt.error?.slice(0, most.attempt) ?? null,
    })),
    ...(confinement === undefined || isLarge(confinement) ? {} : { confinement }),
  }
}

/** A result without the variables of its frames: no view of the history shows them. */
function withoutLocals(result: RunResult): RunResult {
  if (result.traceback === null) return result
  const frames = result.traceback.frames.map((told) => {
    const { locals: _, ...frame } = told
    return frame
  })
  return { ...result, traceback: { ...result.traceback, frames } }
}

/**
 * What is kept of a run. The values of secret inputs are left out, and taken out wherever they stand in what the run gave; where one is too short
 * for that, nothing of what the run gave is kept. The node goes in without its samples and cases, the calls without their variables. Texts over
 * 200,000 characters are kept by their first 20,000; of code those that others sent, since what the author wrote is there once for all its runs.
 */
export function runToKeep({
  node,
  request,
  sandbox,
  origin,
  ofCase = null,
  rows,
  packedSecrets = [],
  at,
  result,
}: EndedRun): RunToKeep {
  const { samples: _, cases: _cases, ...ran } = request.node
  const secret = ran.variables.filter(isSecretInput).map(({ variable }) => variable)
  const values = [...knownSecrets(ran.variables, (name) => request.inputs[name]), ...packedSecrets]
  const hide = hideSecrets(values, (text) => Buffer.from(text).toString('base64'))
  const cut = new Set<CutPart>()
  const hiddenIn: string[] = []
  const inputs = Object.entries(request.inputs)
    .filter(([name]) => !secret.includes(name))
    .map(([name, given]) => {
      const isWhole = new Set<boolean>()
      const seen = (text: string): string => {
        const left = hide(text)
        isWhole.add(left === text)
        return left
      }
      const json = values.length === 0 ? given : hideInJson(given, seen)
      if (isWhole.has(false)) hiddenIn.push(name)
      if (json.length <= most.text) return [name, json] as const
      cut.add('inputs')
      return [name, json.slice(0, most.beginning)] as const
    })
  // The secrets go first: half of one that is cut would not be known again.
  const whole = withoutLocals(result)
  const isHidden = values.some(isTooShort)
  const left = values.length === 0 ? whole : withoutSecrets(isHidden ? withoutWords(whole, ran) : whole, hide)
  const kept = bounded(left, cut)
  const { done, all, passed, failed } = rows?.progress ?? noRows
  const code = origin === 'served' && ran.code.length > most.text ? ran.code.slice(0, most.beginning) : ran.code
  if (code !== ran.code) cut.add('code')
  return {
    at,
    node,
    target: request.target,
    status: result.status,
    ms: result.times.total,
    mode: request.mode ?? null,
    runtime: result.runtime,
    environment: result.environment,
    sandbox,
    origin,
    // A name may have been written with a secret in it.
    ofCase: ofCase === null ? null : { ...ofCase, name: hide(ofCase.name).slice(0, most.summary) },
    rows: rows === undefined ? null : { file: rows.file, done, all, passed, failed },
    summary: rows === undefined ? summaryOf(kept) : `${rows.file}: ${passed}/${done}`,
    ranNode: { ...ran, code, samples: {} },
    inputs: Object.fromEntries(inputs),
    secret,
    hiddenIn,
    isHidden,
    network: request.network ?? null,
    result: kept,
    keptRows: rows === undefined ? null : rowsToKeep(rows, request.node),
    cut: [...cut],
  }
}
