import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FailureKind } from '../../../shared/cases/dataWords'
import { toJsonText } from '../../../shared/dify/jsonText'
import type { DataFormat } from '../../../shared/model/caseData'
import type { Language } from '../../../shared/model/problem'
import type { JsonObject } from '../../../shared/model/value'
import { describeProblem, problem, ProblemError } from '../../../shared/problems'
import { reasonOf } from '../../files/fileErrors'
import { reasonsOf } from '../caseReasons'
import type { Failure, FailureStore } from './failureStore'
import { lineObject } from './readRows'

/** Why a row failed, a sentence a reason. */
export function reasonsOfFailure({ end, problem: told }: Failure, language: Language): string[] {
  if (told !== null) return [describeProblem(told, language).title]
  return end === null ? [] : reasonsOf(end, language)
}

/** The name of the column of reasons: one that no other column has. */
function reasonName(columns: readonly string[], language: Language): string {
  let name = language === 'en' ? 'reason' : '原因'
  while (columns.includes(name)) name = `${name}_`
  return name
}

/** A cell as a table has it. */
export function cellText(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.trim() !== cell
    ? `"${cell.replaceAll('"', '""')}"`
    : cell
}

/** A line of a file of JSON lines with its reason; what is no object stands as a text. */
function lineOf(raw: string, name: string, reason: string): string {
  const read = lineObject(raw)
  const object: JsonObject = 'object' in read ? new Map(read.object) : new Map([['line', raw]])
  object.set(name, reason)
  return `${toJsonText(object)}\n`
}

export interface SaveFailures {
  readonly failures: FailureStore
  readonly kind: FailureKind | null
  readonly format: DataFormat
  readonly columns: readonly string[]
  readonly language: Language
}

async function write(file: FileHandle, { failures, kind, format, columns, language }: SaveFailures): Promise<number> {
  const name = reasonName(columns, language)
  const { delimiter } = format
  const record = (cells: readonly string[]): string =>
    `${cells.map((cell) => cellText(cell, delimiter)).join(delimiter)}\r\n`
  let rows = 0
  if (format.kind === 'table') {
    // The mark tells spreadsheets that it is UTF-8, whatever the first file was.
    await file.appendFile(`\ufeff${format.hasHeader ? record([...columns, name]) : ''}`)
  }
  for await (const failure of failures.all(kind)) {
    const reason = reasonsOfFailure(failure, language).join('; ')
    const cells = Array.from(
      { length: Math.max(columns.length, failure.cells.length) },
      (_, at) => failure.cells[at] ?? '',
    )
    await file.appendFile(
      format.kind === 'table' ? record([...cells, reason]) : lineOf(failure.raw ?? '', name, reason),
    )
    rows += 1
  }
  return rows
}

/**
 * Writes the rows that failed, of one kind or all, to a file of the format that they came from, in UTF-8, with a last column that says why. Written aside and renamed.
 * Returns how many there are. Throws a ProblemError where it can't be written.
 */
export async function saveFailures(path: string, what: SaveFailures): Promise<number> {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    const file = await open(aside, 'w')
    let rows: number
    try {
      rows = await write(file, what)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
    return rows
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {
      // What went wrong counts more than what is left.
    })
    throw new ProblemError(
      problem('data-unsaved', 'workspace', { params: { name: basename(path), reason: reasonOf(error) } }),
    )
  }
}
