import { z } from 'zod'

/** How far a move of the data folder is; sizes in bytes. `ready`: the copy is there, and the next start uses it; `moving`: Nodelab ends with that. */
export const moveStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('chosen'), to: z.string(), files: z.number(), bytes: z.number(), free: z.number() }),
  z.object({ kind: z.literal('copying'), to: z.string(), done: z.number(), bytes: z.number() }),
  z.object({ kind: z.literal('ready'), to: z.string() }),
  z.object({ kind: z.literal('moving'), to: z.string() }),
])
export type MoveState = z.infer<typeof moveStateSchema>

/** The data folder, who says that it is that one, and its move. */
export const dataFolderSchema = z.object({
  path: z.string(),
  origin: z.enum(['environment', 'moved', 'usual']),
  move: moveStateSchema,
})
export type DataFolder = z.infer<typeof dataFolderSchema>
