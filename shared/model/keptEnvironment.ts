import { z } from 'zod'
import { environmentSchema } from './environment'

/** An environment on disk. */
export const keptEnvironmentSchema = z.object({
  environment: environmentSchema,
  bytes: z.number(),
  /** Milliseconds since 1970. */
  lastUsed: z.number(),
  /** Whether something open refers to it: such a one is never removed. */
  isInUse: z.boolean(),
})
export type KeptEnvironment = z.infer<typeof keptEnvironmentSchema>

/** A bundle that was opened on this machine; `lastUsed` is in milliseconds since 1970. */
export const keptBundleSchema = z.object({
  key: z.string(),
  bytes: z.number(),
  lastUsed: z.number(),
  /** Whether the lock of a workspace that is known here is its own. */
  isReferred: z.boolean(),
})

/** What environments, uv's cache and opened bundles take of the disk, in bytes; the cache's is null while it is not counted. */
export const environmentListSchema = z.object({
  environments: z.array(keptEnvironmentSchema),
  cacheBytes: z.number().nullable(),
  bundles: z.array(keptBundleSchema),
})
export type EnvironmentList = z.infer<typeof environmentListSchema>
