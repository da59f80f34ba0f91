import { z } from 'zod'
import { checkKinds } from '../cases/checkKinds'
import { dataEncodings, emptyCells, failureKinds } from '../cases/dataWords'
import { codeNodeSchema } from './node'
import { problemSchema } from './problem'
import { runRequestSchema } from './run'

/** How a file of rows is read. `delimiter` is one character, `hasHeader` whether its first record names the columns; neither counts for JSON lines. */
export const dataFormatSchema = z.object({
  kind: z.enum(['table', 'lines']),
  encoding: z.enum(dataEncodings),
  delimiter: z.string().length(1),
  hasHeader: z.boolean(),
})
export type DataFormat = z.infer<typeof dataFormatSchema>

/** What a column is: the value of an input, what must come of an output (or of a part of it), words of the failure that must come, or nothing. */
export const dataRoleSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('nothing') }),
  z.object({ as: z.literal('input'), name: z.string() }),
  z.object({ as: z.literal('check'), output: z.string(), kind: z.enum(checkKinds), path: z.string().max(1000) }),
  z.object({ as: z.literal('error') }),
])
export type DataRole = z.infer<typeof dataRoleSchema>

/**
 * A file of rows as it is shown before it is run: its first rows, each cell by its first 200 characters; of JSON lines a cell is JSON text. `all` is how
 * many rows there are, null where counting them would take long. `told` is what is wrong with it as it is read.
 */
export const dataViewSchema = z.object({
  /** Names the file: where it lies stays in main. */
  file: z.string(),
  name: z.string(),
  bytes: z.number().int().min(0),
  format: dataFormatSchema,
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  all: z.number().int().min(0).nullable(),
  told: problemSchema.nullable(),
})
export type DataView = z.infer<typeof dataViewSchema>

/** What the window asks for: the columns that it shows, and a role for each, in their order. */
export const dataStartSchema = z.object({
  file: z.string(),
  format: dataFormatSchema,
  columns: z.array(z.string()).max(1000),
  roles: z.array(dataRoleSchema).max(1000),
  empty: z.enum(emptyCells),
  /** The node's id, by which the run history names it; left out, the run is not kept. */
  id: z.string().max(500).optional(),
  node: codeNodeSchema,
  target: z.string(),
  mode: runRequestSchema.shape.mode,
  network: runRequestSchema.shape.network,
})
export type DataStart = z.infer<typeof dataStartSchema>

/** How far a run over rows is. `all` is null until they are counted; `failed` holds each kind of failure by its number. */
export const dataProgressSchema = z.object({
  done: z.number().int().min(0),
  all: z.number().int().min(0).nullable(),
  passed: z.number().int().min(0),
  failed: z.partialRecord(z.enum(failureKinds), z.number().int().min(0)),
  /** Milliseconds since it began. */
  ms: z.number().min(0),
})
export type DataProgress = z.infer<typeof dataProgressSchema>

/** A row that did not pass, as a list shows it. `row` counts from 1 without the header; `line` is the file's. */
export const failedRowSchema = z.object({
  row: z.number().int().min(1),
  line: z.number().int().min(1),
  kind: z.enum(failureKinds),
  /** Why, a sentence a reason, each by its first 300 characters. */
  reasons: z.array(z.string()),
  /** Whether it could be read as a case, which is asked for by itself: its values may be long. */
  isCase: z.boolean(),
})
export type FailedRow = z.infer<typeof failedRowSchema>
