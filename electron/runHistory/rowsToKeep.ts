import type { DataProgress } from '../../shared/model/caseData'
import type { KeptRow, KeptRows } from '../../shared/model/keptRows'
import type { CodeNode } from '../../shared/model/node'
import type { RowMapping } from '../../shared/cases/caseOfRow'
import { mostKeptRows } from '../../shared/runHistory/mostKeptRows'
import { hidden, hideSecrets, isSecretInput, isTooShort } from '../../shared/runHistory/secretInputs'
import type { Failure } from '../cases/data/failureStore'
import { reasonsOfFailure } from '../cases/data/saveFailures'
import { eachText, hideInJson } from './hideInside'
import { knownSecrets } from './knownSecrets'

/** A run over the rows of a file that has ended. */
export interface EndedRows {
  /** The name of the file, without where it lies. */
  readonly file: string
  readonly progress: DataProgress
  readonly mapping: RowMapping
  /** The first of the rows that failed; `mostKeptRows` of them are kept. */
  readonly failures: readonly Failure[]
}

/**
 * Characters: of a row's inputs up to which they are kept, of the beginning of another text, of a reason, and of all rows together, so that several files
 * have room in the share of the least size that the settings allow.
 */
const most = { inputs: 20_000, text: 4_000, reason: 300, all: 300_000 } as const

/** What a sentence on an unreadable row says of its cell is told of no secret one. */
function withoutCell({ problem, ...failure }: Failure): Failure {
  if (problem === null) return { ...failure, problem }
  const { params } = problem
  const bare = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, ['cell', 'reason'].includes(name) ? hidden : value]),
  )
  return { ...failure, problem: { ...problem, params: bare } }
}

/** A failure without what was secret in its row. */
function toKeep(failure: Failure, node: CodeNode, hasSecretColumn: boolean): KeptRow {
  const names = node.variables.filter(isSecretInput).map(({ variable }) => variable)
  const own = failure.of?.inputs ?? {}
  const values = knownSecrets(node.variables, (name) => own[name] ?? node.samples[name])
  const hide = hideSecrets(values, (text) => Buffer.from(text).toString('base64'))
  const isHidden = values.some(isTooShort)
  let isWhole = true
  const seen = (text: string): string => {
    const left = hide(text)
    if (left !== text) isWhole = false
    return left
  }
  const open = Object.entries(own).filter(([name]) => !names.includes(name))
  const inputs = open.map(([name, json]) => [name, values.length === 0 ? json : hideInJson(json, seen)] as const)
  const isLarge = inputs.reduce((sum, [, json]) => sum + json.length, 0) > most.inputs
  const kept = isLarge ? inputs.map(([name, json]) => [name, json.slice(0, most.text)] as const) : inputs
  const plain = eachText(hasSecretColumn ? withoutCell(failure) : failure, hide) as Failure
  const reasons = (language: 'en' | 'zh-CN'): string[] =>
    isHidden ? [hidden] : reasonsOfFailure(plain, language).map((reason) => reason.slice(0, most.reason))
  const cut = (text: string | null | undefined): string | null =>
    text == null ? null : isHidden ? hidden : text.slice(0, most.text)
  const { outputs } = failure
  return {
    row: failure.row,
    line: failure.line,
    kind: failure.kind,
    reasons: { en: reasons('en'), 'zh-CN': reasons('zh-CN') },
    inputs: failure.of === null ? null : Object.fromEntries(kept),
    isWhole: isWhole && !isLarge,
    outputs: cut(outputs === null ? null : hideInJson(outputs, hide)),
    error: cut(plain.end?.result.error),
  }
}

/**
 * What is kept of a run over rows beside its counts: what its columns were, and the first rows that failed with their inputs, outputs and words, without
 * secrets. Cells that are no input, and rows that passed, are not: they are the file's.
 */
export function rowsToKeep({ mapping, failures }: EndedRows, node: CodeNode): KeptRows {
  const { columns, roles, empty } = mapping
  const secret = new Set(node.variables.filter(isSecretInput).map(({ variable }) => variable))
  const hasSecretColumn = roles.some((role) => role.as === 'input' && secret.has(role.name))
  const kept: KeptRow[] = []
  let size = 0
  for (const failure of failures.slice(0, mostKeptRows)) {
    const row = toKeep(failure, node, hasSecretColumn)
    size += JSON.stringify(row).length
    if (size > most.all) break
    kept.push(row)
  }
  return { columns: columns.map((name, at) => ({ name, role: roles[at] ?? { as: 'nothing' } })), empty, failures: kept }
}
