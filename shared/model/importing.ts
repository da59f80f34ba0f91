import { z } from 'zod'
import { problemSchema } from './problem'

/** What came of an import: what is in the workspace now, and what is not, with the reason. */
export const importedSchema = z.object({
  /** Ids of the new nodes. */
  nodes: z.array(z.string()),
  /** Names of the copied app files. */
  apps: z.array(z.string()),
  /** Files that were not imported, those of one reason together. */
  problems: z.array(problemSchema),
  /** Takes the import back; null where there is nothing to take back. */
  token: z.string().nullable(),
})
export type Imported = z.infer<typeof importedSchema>
