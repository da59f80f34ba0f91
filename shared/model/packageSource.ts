import { z } from 'zod'
import { problemSchema } from './problem'

/** Something that packages or Pythons come from, asked once: whether it answers, and how fast in milliseconds. */
export const sourceAnswerSchema = z.object({
  kind: z.enum(['index', 'extra', 'python']),
  host: z.string(),
  ms: z.number().nullable(),
  problem: problemSchema.nullable(),
})
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>

/**
 * `python-requirements.lock` beside the requirements: `matches` what they ask for on this target, `differs` (another text, base or Python than it was
 * resolved for), or is `broken`.
 */
export const lockStateSchema = z.object({
  state: z.enum(['none', 'matches', 'differs', 'broken']),
  /** ISO dates: of resolving, and of the base. "" where there is none. */
  resolvedAt: z.string(),
  baseDate: z.string(),
  packages: z.number(),
  problem: problemSchema.nullable(),
})
export type LockState = z.infer<typeof lockStateSchema>

/** A set of packages as one file, for machines without a network. */
export const bundleSchema = z.object({ path: z.string(), packages: z.number(), bytes: z.number() })
export type Bundle = z.infer<typeof bundleSchema>

/** How far a bundle is, in packages. */
export const bundleProgressSchema = z.object({ done: z.number(), total: z.number(), name: z.string() })
export type BundleProgress = z.infer<typeof bundleProgressSchema>
