import { z } from 'zod'

/**
 * How far a move of the data folder is; sizes in bytes. `ready`: the copy is there, and the next start uses it; `moving`: Nodelab ends with that. `isRest`: the
 * move goes on where it was cut off. `found`: the chosen folder is a data folder already, last used at `used`, in milliseconds since 1970, null where nobody
 * knows; `runs` is null where they could not be counted. `switching`: the next start uses that one as it is.
 */
export const moveStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('chosen'),
    to: z.string(),
    files: z.number(),
    bytes: z.number(),
    free: z.number(),
    isRest: z.boolean(),
  }),
  z.object({
    kind: z.literal('found'),
    to: z.string(),
    used: z.number().nullable(),
    runs: z.number().nullable(),
    environments: z.number(),
  }),
  z.object({ kind: z.literal('switching'), to: z.string() }),
  z.object({ kind: z.literal('copying'), to: z.string(), done: z.number(), bytes: z.number() }),
  z.object({ kind: z.literal('ready'), to: z.string() }),
  z.object({ kind: z.literal('moving'), to: z.string() }),
])
export type MoveState = z.infer<typeof moveStateSchema>

/** The data folder, who says that it is that one, its move, and the data folder before it that can be used again. */
export const dataFolderSchema = z.object({
  path: z.string(),
  origin: z.enum(['environment', 'moved', 'usual']),
  before: z.string().nullable(),
  move: moveStateSchema,
})
export type DataFolder = z.infer<typeof dataFolderSchema>
