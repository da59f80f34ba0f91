import { z } from 'zod'
import { appFileIdSchema } from '../model/appFile'
import { spanSchema } from '../model/markdown'
import { nodeIdSchema } from '../model/node'
import { command } from './command'

const nothing = z.null()
const news = z.array(
  z.object({ version: z.string(), date: z.string(), items: z.array(z.array(spanSchema).readonly()).readonly() }),
)

/** What is there for when something is wrong, and for the care of the author's data. */
export const careCommands = {
  /** Versions, machine, target, environments and the end of the log, as a text to hand on: without secrets. */
  'care.diagnostics': command(nothing, z.object({ text: z.string() })),
  /** How this Nodelab was started, and what is to be shown now without being asked for: once a start. */
  'care.start': command(nothing, z.object({ isSafe: z.boolean(), tour: z.boolean(), news })),
  /** What every version brought, in the window's language; the newest first. */
  'care.news': command(nothing, news),
  /** Copies the sample app file into the workspace, unless it is there. Its id, and that of its first code node. */
  'care.sampleApp': command(
    z.object({ workspace: z.string() }),
    z.object({ id: appFileIdSchema, node: nodeIdSchema.nullable() }),
  ),
  /** Ends Nodelab, its edits written, and starts it again: in safe mode or as usual. */
  'care.restart': command(z.object({ isSafe: z.boolean() }), z.void()),
  /** Writes a backup where the system's dialog says; null where the author cancelled. */
  'care.backUp': command(nothing, z.object({ path: z.string() }).nullable()),
  /**
   * Asks for a backup with the system's dialog, asks whether to restore it, looks at it, then ends Nodelab and starts it again with it. False where the
   * author cancelled.
   */
  'care.restore': command(nothing, z.object({ isRestoring: z.boolean() })),
  /** Shows the folder of the logs in the system's file manager. */
  'care.showLogs': command(nothing, z.void()),
}
