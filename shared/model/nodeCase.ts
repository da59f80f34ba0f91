import { z } from 'zod'
import { checkKinds } from '../cases/checkKinds'

/**
 * What a case expects of an output. `path` leads into its value (`$.items[0].name`); "" is the output itself. `value` is JSON text of what it `equals`,
 * `contains`, is `close` to or the `length` that it has; of `matches` an expression and of `type` Dify's word for a type, both as they are. `within`
 * is JSON text of the tolerance of `close`; "" everywhere else, and where the usual one counts.
 */
export const checkSchema = z.object({
  output: z.string(),
  path: z.string(),
  kind: z.enum(checkKinds),
  value: z.string(),
  within: z.string(),
})
export type Check = z.infer<typeof checkSchema>

/**
 * A case of a node: values of inputs (JSON text; what is not named is the sample), and what must come of them: outputs that pass all `checks` (those
 * that none names may be anything), or, where `error` is not null, a failure whose text, Dify's own words, holds it; "" is any failure. `targets`
 * are those that it is run on; none: the node's.
 */
export const nodeCaseSchema = z.object({
  name: z.string(),
  inputs: z.record(z.string(), z.string()),
  checks: z.array(checkSchema),
  error: z.string().nullable(),
  targets: z.array(z.string()),
})
export type NodeCase = z.infer<typeof nodeCaseSchema>

/**
 * A check that an output did not pass. `actual` is the JSON text of what was there; null: nothing was. `fault` says why it could not be made at
 * all: an expression, a path or a value that can't be read.
 */
export const differenceSchema = checkSchema.extend({ actual: z.string().nullable(), fault: z.string().nullable() })
export type Difference = z.infer<typeof differenceSchema>

/** How a case ended: `broken` could not be run at all, which says nothing about the node. */
export const caseStatuses = ['passed', 'failed', 'broken', 'cancelled'] as const

/** Why a case failed: outputs that differ, a failure that was not expected, another failure, or none where one was. */
export const caseReasons = ['outputs', 'error', 'other-error', 'no-error'] as const

export type CaseStatus = (typeof caseStatuses)[number]
export type CaseReason = (typeof caseReasons)[number]
