import { z } from 'zod'
import { failureKinds } from '../cases/dataWords'
import { dataProgressSchema, dataRoleSchema, dataStartSchema } from './caseData'

/** How a run over the rows of a file went, as a list shows it: `file` is its name alone, `done` how many rows ran. */
export const rowCountsSchema = dataProgressSchema
  .pick({ done: true, all: true, passed: true, failed: true })
  .extend({ file: z.string() })
export type RowCounts = z.infer<typeof rowCountsSchema>

/** A row that failed, as it is kept. `row` counts from 1 without the header; `line` is the file's. */
export const keptRowSchema = z.object({
  row: z.number().int().min(1),
  line: z.number().int().min(1),
  kind: z.enum(failureKinds),
  /** Why, a sentence a reason, in each language: who reads it may have another one than who ran it. */
  reasons: z.object({ en: z.array(z.string()), 'zh-CN': z.array(z.string()) }),
  /** By variable the JSON text of each input that the row gave, but for secret ones; null where it could not be read as a case. */
  inputs: z.record(z.string(), z.string()).nullable(),
  /** Whether `inputs` are as they were given: only then it can be loaded or run again. Secret ones count for nothing here. */
  isWhole: z.boolean(),
  /** The beginning of the JSON text of what it gave; null where it gave nothing. */
  outputs: z.string().nullable(),
  /** The beginning of Dify's words for its failure. */
  error: z.string().nullable(),
})
export type KeptRow = z.infer<typeof keptRowSchema>

/** What a run over rows was made of, and the first of the rows that failed. */
export const keptRowsSchema = z.object({
  columns: z.array(z.object({ name: z.string(), role: dataRoleSchema })),
  empty: dataStartSchema.shape.empty,
  failures: z.array(keptRowSchema),
})
export type KeptRows = z.infer<typeof keptRowsSchema>
