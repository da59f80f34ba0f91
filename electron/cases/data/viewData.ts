import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { DataFormat, DataView } from '../../../shared/model/caseData'
import { problem, ProblemError } from '../../../shared/problems'
import { lineObject, membersOf, readRows } from './readRows'
import { looksLikeHeader, sniffData } from './sniffData'

/** Rows that the columns are told by; of them the first are shown. */
const readFirst = 200
const shownRows = 8
const longestCell = 200
const mostColumns = 1000
/** Bytes of a file whose rows are counted at once. */
const countedBytes = 16_000_000

/** What a file of rows looks like; `file` names it to the page. */
export type SeenData = Omit<DataView, 'file'>

const cut = (cell: string): string => (cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell)

/** Names of columns: each by its own; what has none, or one that is there already, by its number. */
function named(cells: readonly string[]): string[] {
  const names: string[] = []
  for (const [at, cell] of cells.entries()) {
    const name = cell.trim().slice(0, longestCell)
    names.push(name === '' || names.includes(name) ? `${name === '' ? '#' : `${name} #`}${at + 1}` : name)
  }
  return names
}

/** The columns of JSON lines: the members of its first objects, in the order in which they come. */
function memberNames(raws: readonly (string | null)[]): string[] {
  const names = new Set<string>()
  for (const raw of raws) {
    const read = lineObject(raw ?? '')
    if ('object' in read) for (const name of read.object.keys()) names.add(name)
  }
  return [...names]
}

/**
 * Reads the first rows of a file as a format says; without one as its content does, its header included. What is wrong is in `told`, and the columns are what could be
 * read. Throws a ProblemError only where there is no text to read.
 */
export async function viewData(path: string, asked: DataFormat | null): Promise<SeenData> {
  const sniffed = asked ?? (await sniffData(path))
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
  const name = basename(path)
  const raws: (string | null)[] = []
  const records: (readonly string[])[] = []
  let told: DataView['told'] = null
  let all: number | null = 0
  const isLines = sniffed.kind === 'lines'
  try {
    for await (const { cells, raw } of readRows(path, { ...sniffed, hasHeader: false }, [])) {
      all += 1
      if (all <= readFirst) {
        raws.push(raw)
        if (!isLines) records.push(cells.map((cell) => cell ?? ''))
      } else if (bytes > countedBytes) {
        all = null
        break
      }
    }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    told = error.problem
    all = null
  }
  const hasHeader = asked?.hasHeader ?? looksLikeHeader(records[0] ?? [])
  const format = { ...sniffed, hasHeader: isLines ? false : hasHeader }
  const columns = isLines ? memberNames(raws) : columnsOf(records, hasHeader)
  if (columns.length > mostColumns) {
    told = problem('data-columns', 'workspace', { params: { name, most: mostColumns } })
    return { name, bytes, format, columns: columns.slice(0, mostColumns), rows: [], all, told }
  }
  if (!isLines && hasHeader && all !== null) all = Math.max(0, all - 1)
  if (all === 0) told = problem('data-empty', 'workspace', { params: { name } })
  const rows: string[][] = []
  if (isLines) {
    for (const raw of raws.slice(0, shownRows)) rows.push(shownMembers(raw ?? '', columns))
  } else {
    for (const record of records.slice(hasHeader ? 1 : 0, shownRows + (hasHeader ? 1 : 0))) {
      rows.push(columns.map((_, at) => cut(record[at] ?? '')))
    }
  }
  return { name, bytes, format, columns, rows, all, told }
}

function shownMembers(raw: string, columns: readonly string[]): string[] {
  const read = lineObject(raw)
  return 'object' in read ? membersOf(read.object, columns).map((cell) => cut(cell ?? '')) : columns.map(() => '')
}

function columnsOf(records: readonly (readonly string[])[], hasHeader: boolean): string[] {
  const [first = []] = records
  if (hasHeader) return named(first)
  const most = records.reduce((widest, { length }) => Math.max(widest, length), 0)
  return Array.from({ length: Math.min(most, mostColumns + 1) }, (_, at) => `#${at + 1}`)
}
