import { localMoment } from '../localTime'
import type { LessonResult, ResultsFile } from '../model/lesson'

/** A lesson as a column of the table: its key (`pack/lesson`) and its title. */
export interface ClassColumn {
  readonly key: string
  readonly title: string
}

/** A pupil as a row; `results` are by the keys of the columns. */
export interface ClassRow {
  readonly key: string
  /** The name; of two pupils who have the same, with what tells them apart. */
  readonly pupil: string
  readonly file: string
  readonly exportedAt: string
  readonly passed: number
  readonly tries: number
  readonly results: Readonly<Record<string, LessonResult>>
}

/**
 * A class: one row a pupil. `twice` are those who handed in more than once, with how often; the newest counts. `namesakes` are the names that several
 * pupils have.
 */
export interface ClassTable {
  readonly columns: readonly ClassColumn[]
  readonly rows: readonly ClassRow[]
  readonly twice: readonly { readonly pupil: string; readonly count: number }[]
  readonly namesakes: readonly { readonly pupil: string; readonly count: number }[]
}

interface OpenedFile {
  readonly name: string
  readonly results: ResultsFile
}

/** A pupil's name as names are told apart: without the space around it, its case, and the width of its letters. */
function keyOf(pupil: string): string {
  return pupil.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/**
 * Whose a file is. A name alone tells no two pupils apart, and an installation alone no two who share a laptop: it takes both. A file of an older
 * Nodelab, which names no installation, is taken for the one of its name, where there is but one.
 */
function ownersOf(files: readonly OpenedFile[]): (file: OpenedFile) => string {
  const installations = new Map<string, Set<string>>()
  for (const { results } of files) {
    const name = keyOf(results.pupil)
    const known = installations.get(name) ?? new Set()
    if (results.installation !== undefined) known.add(results.installation)
    installations.set(name, known)
  }
  return ({ results: { pupil, installation } }) => {
    const name = keyOf(pupil)
    const known = [...(installations.get(name) ?? [])]
    return JSON.stringify([name, installation ?? (known.length === 1 ? known[0] : '')])
  }
}

function rowOf([key, { name, results: file }]: readonly [string, OpenedFile], hasNamesakes: boolean): ClassRow {
  const results = Object.fromEntries(file.results.map((one) => [`${one.pack}/${one.lesson}`, one]))
  const all = Object.values(results)
  const pupil = file.pupil.trim()
  return {
    key,
    pupil: hasNamesakes ? `${pupil} (${file.installation?.slice(0, 4) ?? name})` : pupil,
    file: name,
    exportedAt: file.exportedAt,
    passed: all.filter(({ passedAt }) => passedAt !== null).length,
    tries: all.reduce((sum, one) => sum + one.tries, 0),
    results,
  }
}

/** Columns in the order of the teacher's own lessons and with their titles; behind them those that he has not, as the files have them. */
function ordered(found: ReadonlyMap<string, ClassColumn>, known: readonly ClassColumn[]): ClassColumn[] {
  const own = known.filter(({ key }) => found.has(key))
  const others = [...found.values()].filter(({ key }) => !own.some((one) => one.key === key))
  return [...own, ...others]
}

/**
 * The table of a class from the files that its pupils handed in, in any order; `known` are the lessons of the teacher's Nodelab, in their order and in his
 * language. Of two files of one pupil the newer counts; two pupils of one name are two rows.
 */
export function classTable(files: readonly OpenedFile[], known: readonly ClassColumn[] = []): ClassTable {
  const ownerOf = ownersOf(files)
  const newest = new Map<string, OpenedFile>()
  const counts = new Map<string, number>()
  const columns = new Map<string, ClassColumn>()
  for (const file of files) {
    const key = ownerOf(file)
    const before = newest.get(key)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (before === undefined || before.results.exportedAt < file.results.exportedAt) newest.set(key, file)
    for (const { pack, lesson, title } of file.results.results) {
      const of = `${pack}/${lesson}`
      if (!columns.has(of)) columns.set(of, { key: of, title })
    }
  }
  const bearers = new Map<string, number>()
  for (const { results } of newest.values()) {
    const name = keyOf(results.pupil)
    bearers.set(name, (bearers.get(name) ?? 0) + 1)
  }
  const rows = [...newest].map((one) => rowOf(one, (bearers.get(keyOf(one[1].results.pupil)) ?? 0) > 1))
  const twice = rows.flatMap(({ key, pupil }) => {
    const count = counts.get(key) ?? 0
    return count > 1 ? [{ pupil, count }] : []
  })
  const namesakes = [...bearers]
    .filter(([, count]) => count > 1)
    .map(([name, count]) => {
      const first = files.find(({ results }) => keyOf(results.pupil) === name)
      return { pupil: first?.results.pupil.trim() ?? name, count }
    })
  return { columns: ordered(columns, known), rows, twice, namesakes }
}

/** By what a class is sorted: the pupil, a number, when it was handed in, or a lesson by its key. */
export type ClassOrder = { readonly by: string; readonly isDown: boolean }

function valueOf(row: ClassRow, by: string): string | number {
  if (by === 'pupil') return row.pupil
  if (by === 'passed') return row.passed
  if (by === 'tries') return row.tries
  if (by === 'exportedAt') return row.exportedAt
  const result = row.results[by]
  if (result === undefined) return -1
  // Passed with few tries is best, then begun, then not begun.
  return result.passedAt === null ? 0 : 1_000_000 - result.tries
}

/** Rows in an order; those that are the same in it by their names. */
export function sortedRows(rows: readonly ClassRow[], { by, isDown }: ClassOrder, locale: string): ClassRow[] {
  const names = new Intl.Collator(locale, { numeric: true })
  const compare = (a: string | number, b: string | number): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a), String(b))
  return [...rows].sort((a, b) => {
    const order = compare(valueOf(a, by), valueOf(b, by)) * (isDown ? -1 : 1)
    return order === 0 ? names.compare(a.pupil, b.pupil) : order
  })
}

/** Which rows are shown: a part of the name, and a lesson that is not passed yet; "" for no such wish. */
export interface ClassFilter {
  readonly name: string
  readonly notPassed: string
}

export function filteredRows(rows: readonly ClassRow[], { name, notPassed }: ClassFilter): ClassRow[] {
  const wanted = keyOf(name)
  return rows.filter(
    ({ pupil, results }) =>
      keyOf(pupil).includes(wanted) && (notPassed === '' || (results[notPassed]?.passedAt ?? null) === null),
  )
}

/** The words of the table's file. */
export interface ClassWords {
  readonly pupil: string
  readonly passed: string
  readonly tries: string
  readonly handedIn: string
  readonly isPassed: (tries: number) => string
  readonly isBegun: (tries: number) => string
}

/** A cell of CSV. What a spreadsheet would take for a formula is made text: names and titles come from others. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows that are shown as CSV (RFC 4180), a lesson a column. */
export function classCsv(columns: readonly ClassColumn[], rows: readonly ClassRow[], words: ClassWords): string {
  const head = [words.pupil, words.passed, words.tries, words.handedIn, ...columns.map(({ title }) => title)]
  const lines = rows.map((row) => [
    row.pupil,
    row.passed,
    row.tries,
    localMoment(row.exportedAt),
    ...columns.map(({ key }) => {
      const result = row.results[key]
      if (result === undefined) return ''
      return result.passedAt === null ? words.isBegun(result.tries) : words.isPassed(result.tries)
    }),
  ])
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}
