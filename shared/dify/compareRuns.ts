import type { RunResult } from '../model/run'
import type { JsonObject } from '../model/value'
import { toJsonText } from './jsonText'
import { parsePythonJson } from './pythonJson'
import { isSameJson } from './sameJson'

export type ComparedPart = 'status' | 'output' | 'prints' | 'error' | 'stderr'

/** A part of two runs beside each other. Null: there is none; `unknown` where one side does not tell it. */
export interface ComparedRow {
  readonly part: ComparedPart
  /** The output's name; empty for other parts. */
  readonly name: string
  readonly here: string | null
  readonly there: string | null
  readonly verdict: 'same' | 'differs' | 'unknown'
}

/** A package on both sides; null: it is not there. */
export interface ComparedPackage {
  readonly name: string
  readonly here: string | null
  readonly there: string | null
  readonly isSame: boolean
}

/** Names that a sandbox makes anew for each run. */
const madeAnew = /\/var\/sandbox\/sandbox-python\/tmp\/[0-9a-f_]+\.py|\/tmp\/sandbox-[0-9a-f-]+|\/tmp\/tmp[\w-]+\.js/g

/** An error as two runs can be compared: without what differs from run to run. */
function comparable(error: string | null): string | null {
  return error === null ? null : error.replace(madeAnew, '…').trimEnd()
}

function outputsOf({ outputs }: RunResult): JsonObject {
  const value = outputs === null ? null : parsePythonJson(outputs)
  return value instanceof Map ? value : new Map()
}

function outputRows(here: RunResult, there: RunResult): ComparedRow[] {
  const [one, other] = [outputsOf(here), outputsOf(there)]
  return [...new Set([...one.keys(), ...other.keys()])].map((name) => {
    const [a, b] = [one.get(name), other.get(name)]
    const isSame = a !== undefined && b !== undefined && isSameJson(a, b)
    return {
      part: 'output',
      name,
      here: a === undefined ? null : toJsonText(a, 2),
      there: b === undefined ? null : toJsonText(b, 2),
      verdict: isSame ? 'same' : 'differs',
    }
  })
}

/** Two runs of one node, here and on a server, part by part; parts that neither has are left out. */
export function compareRuns(here: RunResult, there: RunResult): ComparedRow[] {
  const row = (part: ComparedPart, a: string | null, b: string | null, isSame = a === b): ComparedRow[] => {
    if ((a ?? '') === '' && (b ?? '') === '') return []
    return [{ part, name: '', here: a, there: b, verdict: isSame ? 'same' : 'differs' }]
  }
  const stderr = row('stderr', here.stderr, there.stderr)
  const isTold = there.ranOn?.unknown.includes('stderr') !== true
  return [
    ...row('status', here.status, there.status),
    ...outputRows(here, there),
    ...row('error', here.error, there.error, comparable(here.error) === comparable(there.error)),
    ...row('prints', here.prints, there.prints),
    ...(isTold ? stderr : stderr.map((one) => ({ ...one, there: null, verdict: 'unknown' as const }))),
  ]
}

/**
 * What may be said of two runs as a whole: they `differ`; they came to the `same`; nothing differs of what was `told`, and there is more; there is
 * `nothing` to compare, since neither came to an end of Dify's.
 */
export type ComparedSum = 'differ' | 'same' | 'told' | 'nothing'

/** The sum of the rows of two runs. */
export function sumOf(rows: readonly ComparedRow[], here: RunResult, there: RunResult): ComparedSum {
  if (rows.some(({ verdict }) => verdict === 'differs')) return 'differ'
  const isEnd = ({ status, error }: RunResult): boolean =>
    status === 'succeeded' || (status === 'failed' && error !== null)
  if (!isEnd(here) || !isEnd(there)) return 'nothing'
  const isCut = here.truncated || there.truncated
  return isCut || rows.some(({ verdict }) => verdict === 'unknown') ? 'told' : 'same'
}

/** A package's name as indexes compare it. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')

/** The packages of both sides by name, those that differ first. A version that a server does not tell counts as none that differs. */
export function comparePackages(
  here: readonly { readonly name: string; readonly version: string }[],
  there: readonly { readonly name: string; readonly version: string }[],
): ComparedPackage[] {
  const [one, other] = [here, there].map((list) => new Map(list.map((found) => [plain(found.name), found])))
  const names = [...new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])].sort()
  const all = names.map((key): ComparedPackage => {
    const [a, b] = [one?.get(key), other?.get(key)]
    const isSame = a !== undefined && b !== undefined && (a.version === b.version || b.version === '')
    return { name: a?.name ?? b?.name ?? key, here: a?.version ?? null, there: b?.version ?? null, isSame }
  })
  return [...all.filter(({ isSame }) => !isSame), ...all.filter(({ isSame }) => isSame)]
}
