import { z } from 'zod'

/** The command `nodelab` on the author's PATH. `path` is the file that stands for it, or would. */
export const shellCommandSchema = z.object({
  /**
   * `checkout`: there is none in a checkout, where it is `npx nodelab`; `package`: the package of the system brought it; `other`: another program's file
   * has its place, and it is left alone.
   */
  state: z.enum(['checkout', 'package', 'absent', 'written', 'other']),
  path: z.string(),
  /** Whether a terminal finds it there; null where that is not asked. */
  onPath: z.boolean().nullable(),
})
export type ShellCommand = z.infer<typeof shellCommandSchema>

/** How it stands with updates. Nothing is asked of anybody until the author looks, or has switched on that Nodelab looks at its start. */
export const updateStateSchema = z.discriminatedUnion('kind', [
  /** This Nodelab does not know where to look: it runs from a checkout, or was packed without a place. */
  z.object({ kind: z.literal('unavailable'), why: z.enum(['checkout', 'no-place']) }),
  z.object({ kind: z.enum(['unasked', 'looking', 'newest']) }),
  z.object({ kind: z.enum(['found', 'ready']), version: z.string() }),
  /** `percent` of the download, 0 to 100. */
  z.object({ kind: z.literal('loading'), version: z.string(), percent: z.number() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
])
export type UpdateState = z.infer<typeof updateStateSchema>
