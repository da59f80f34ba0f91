import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'

/** A record of a table: where it begins in its file, and its cells as they stand. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** Characters of one record; a row that is longer comes of a quote that is never closed. */
export const longestRecord = 4_000_000

/** What ends a table early: where, and of what kind. */
export class BrokenTable extends Error {
  constructor(
    readonly kind: 'quote' | 'long',
    readonly line: number,
  ) {
    super(kind)
  }
}

/**
 * The records of a text in which cells are parted by a delimiter, one by one; empty lines are none. Quoted cells may hold the delimiter, line breaks and
 * doubled quotes. A record may have fewer or more cells than others. Throws a BrokenTable.
 */
export async function* tableRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<TableRecord, void, undefined> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longestRecord,
  })
  // What goes wrong on the way comes out of the parser.
  pipeline(Readable.from(text, { objectMode: true, highWaterMark: 1 }), parser, () => undefined)
  let next = 1
  try {
    for await (const each of parser) {
      const { record, info } = each as { record: string[]; info: Info }
      const line = next
      next = info.lines + 1
      if (record.length === 1 && record[0] === '') continue
      yield { line, cells: record }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new BrokenTable('quote', next)
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new BrokenTable('long', next)
    throw error
  }
}
