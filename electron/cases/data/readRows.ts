import { basename } from 'node:path'
import type { Cells } from '../../../shared/cases/caseOfRow'
import { toJsonText } from '../../../shared/dify/jsonText'
import { parsePythonJson } from '../../../shared/dify/pythonJson'
import type { DataFormat } from '../../../shared/model/caseData'
import type { Problem } from '../../../shared/model/problem'
import type { JsonObject } from '../../../shared/model/value'
import { problem, ProblemError } from '../../../shared/problems'
import { encodingNames, fileText, WrongBytes } from './fileText'
import { textLines } from './jsonLines'
import { BrokenTable, longestRecord, tableRecords } from './tableRecords'

/** A row of a file. `problem` is why it can't be read by itself; `raw` is its line in a file of JSON lines. */
export interface DataRow extends Cells {
  readonly raw: string | null
  readonly problem: Problem | null
}

const megabytes = longestRecord / 1_000_000

/** The object of a line of JSON, or why it is none. */
export function lineObject(text: string): { readonly object: JsonObject } | { readonly reason: string } {
  try {
    const value = parsePythonJson(text)
    return value instanceof Map ? { object: value } : { reason: text.trim().slice(0, 80) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

/** The members of an object by their names, as JSON text. */
export function membersOf(object: JsonObject, names: readonly string[]): (string | undefined)[] {
  return names.map((name) => {
    const value = object.get(name)
    return value === undefined ? undefined : toJsonText(value)
  })
}

async function* lineRows(path: string, format: DataFormat, columns: readonly string[]): AsyncGenerator<DataRow> {
  let row = 0
  for await (const { line, text } of textLines(fileText(path, format.encoding))) {
    row += 1
    if (text === null) {
      const told = problem('data-row-long', 'workspace', { params: { line, megabytes } })
      yield { row, line, cells: [], raw: '', problem: told }
      continue
    }
    const read = lineObject(text)
    if ('reason' in read) {
      const told = problem('data-line-json', 'workspace', { params: { line, reason: read.reason } })
      yield { row, line, cells: [], raw: text, problem: told }
      continue
    }
    yield { row, line, cells: membersOf(read.object, columns), raw: text, problem: null }
  }
}

async function* tableRows(path: string, { encoding, delimiter, hasHeader }: DataFormat): AsyncGenerator<DataRow> {
  let row = hasHeader ? -1 : 0
  for await (const { line, cells } of tableRecords(fileText(path, encoding), delimiter)) {
    row += 1
    if (row > 0) yield { row, line, cells, raw: null, problem: null }
  }
}

/** What ended the reading of a file, in words. */
function told(error: unknown, path: string, { encoding }: DataFormat, row: number): unknown {
  const name = basename(path)
  if (error instanceof WrongBytes) {
    return new ProblemError(
      problem('data-encoding', 'workspace', { params: { name, encoding: encodingNames[encoding], row: row + 1 } }),
    )
  }
  if (!(error instanceof BrokenTable)) return error
  const { kind, line } = error
  const code = kind === 'quote' ? 'data-quote-open' : 'data-row-long'
  return new ProblemError(problem(code, 'workspace', { params: { name, line, megabytes } }))
}

/**
 * The rows of a file as its format says, one by one, without the header. Only what is being read is in memory. `columns` are the names of a
 * file of JSON lines, whose cells are JSON text. Holds the file open until it ends or is let go. Throws a ProblemError where nothing more can be read; a row that is wrong
 * by itself has its problem, and others follow.
 */
export async function* readRows(
  path: string,
  format: DataFormat,
  columns: readonly string[],
): AsyncGenerator<DataRow, void, undefined> {
  let last = 0
  try {
    for await (const row of format.kind === 'lines' ? lineRows(path, format, columns) : tableRows(path, format)) {
      last = row.row
      yield row
    }
  } catch (error) {
    throw told(error, path, format, last)
  }
}
