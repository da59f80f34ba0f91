import { z } from 'zod'
import { stageSchema } from './environment'
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

/** How far a lock or a bundle is, by the stages that it goes through; `startedAt` in milliseconds since 1970. */
export const sourceProgressSchema = z.object({ stages: z.array(stageSchema), startedAt: z.number() })
export type SourceProgress = z.infer<typeof sourceProgressSchema>

/** How far a bundle is, in packages. */
export interface BundleProgress {
  readonly done: number
  readonly total: number
  readonly name: string
}
