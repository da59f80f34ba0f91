import { z } from 'zod'
import { caseReasons, caseStatuses, differenceSchema, nodeCaseSchema } from './nodeCase'
import { codeNodeSchema } from './node'
import { problemSchema } from './problem'
import { runRequestSchema } from './run'

/** What the window asks for: these cases of a node, each on its own targets, or on all of `targets` where those are named. */
export const casesStartSchema = z.object({
  /** The node's id, by which its runs are kept; left out, none is. */
  id: z.string().optional(),
  node: codeNodeSchema,
  cases: z.array(nodeCaseSchema).min(1).max(10_000),
  /** The target of a case that names none. */
  target: z.string(),
  targets: z.array(z.string()).max(20),
  /** Whether the lines are told that they reach, of a language that can tell them. */
  takesLines: z.boolean(),
  mode: runRequestSchema.shape.mode,
  network: runRequestSchema.shape.network,
})
export type CasesStart = z.infer<typeof casesStartSchema>

const lines = z.array(z.number().int().positive())

/**
 * What cases of a node reached of its code: lines (from 1) on which something runs, those of them that any case reached, and how many cases told nothing of
 * theirs, such as one that the sandbox ended.
 */
export const coverageSchema = z.object({ executable: lines, reached: lines, silent: z.number().int().min(0) })
export type Coverage = z.infer<typeof coverageSchema>

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
