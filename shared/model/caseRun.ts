import { z } from 'zod'
import { caseReasons, caseStatuses, differenceSchema, nodeCaseSchema } from './nodeCase'
import { codeNodeSchema } from './node'
import { problemSchema } from './problem'
import { runRequestSchema } from './run'

/** What the window asks for: these cases of a node, each on its own targets, or on all of `targets` where those are named. */
export const casesStartSchema = z.object({
  node: codeNodeSchema,
  cases: z.array(nodeCaseSchema).min(1).max(10_000),
  /** The target of a case that names none. */
  target: z.string(),
  targets: z.array(z.string()).max(20),
  mode: runRequestSchema.shape.mode,
  network: runRequestSchema.shape.network,
})
export type CasesStart = z.infer<typeof casesStartSchema>

/**
 * How one case ended, told as it ends. `place` is that of the case among those that were asked for; texts are told by their first 20,000 characters:
 * `outputs` is JSON text, `error` Dify's words, `ms` all of its run.
 */
export const caseReportSchema = z.object({
  place: z.number().int().min(0),
  target: z.string(),
  status: z.enum(caseStatuses),
  reason: z.enum(caseReasons).nullable(),
  differences: z.array(differenceSchema),
  outputs: z.string().nullable(),
  error: z.string().nullable(),
  problem: problemSchema.nullable(),
  ms: z.number(),
})
export type CaseReport = z.infer<typeof caseReportSchema>
