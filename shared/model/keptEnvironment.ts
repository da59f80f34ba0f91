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

/** What environments and uv's cache take of the disk, in bytes; the cache's is null while it is not counted. */
export const environmentListSchema = z.object({
  environments: z.array(keptEnvironmentSchema),
  cacheBytes: z.number().nullable(),
})
export type EnvironmentList = z.infer<typeof environmentListSchema>
