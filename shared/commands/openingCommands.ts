import { z } from 'zod'
import { appFileIdSchema } from '../model/appFile'
import { lessonRefSchema } from '../model/lesson'
import { nodeIdSchema } from '../model/node'
import { workspaceInfoSchema } from '../model/workspace'
import { command } from './command'

/** What the page is to show. */
export const shownSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('node'), id: nodeIdSchema }),
  z.object({ what: z.literal('app'), id: appFileIdSchema }),
  lessonRefSchema.extend({ what: z.literal('lesson') }),
  z.object({ what: z.literal('settings') }),
])
export type Shown = z.infer<typeof shownSchema>

const asked = z.object({ token: z.string() })

/** What the system asks Nodelab to open: a file, or a `nodelab:` link. Its path and its address stay in main. */
export const openingCommands = {
  /**
   * Does what was asked. `workspace` is the one that is open now, null where it is the same as before; `show` is null where there is nothing to show,
   * e.g. because the author declined.
   */
  'opening.take': command(asked, z.object({ workspace: workspaceInfoSchema.nullable(), show: shownSchema.nullable() })),
}

export const openingEvents = {
  /** Something is to be opened: the page writes its edits first, then takes it. */
  'opening.asked': asked,
}
