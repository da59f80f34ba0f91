import { z } from 'zod'

/** An edit of a node that is in no file. */
export const recoveredSchema = z.object({
  id: z.string(),
  /** When it was kept, in milliseconds since 1970. */
  at: z.number(),
  /** Whether the node's file is gone. */
  isGone: z.boolean(),
  /** What the file says. */
  disk: z.string(),
  /** What it would say with the edit. */
  mine: z.string(),
})
export type Recovered = z.infer<typeof recoveredSchema>
