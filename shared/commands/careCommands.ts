import { z } from 'zod'
import { command } from './command'

const nothing = z.null()

/** What is there for when something is wrong, and for the care of the author's data. */
export const careCommands = {
  /** Versions, machine, target, environments and the end of the log, as a text to hand on: without secrets. */
  'care.diagnostics': command(nothing, z.object({ text: z.string() })),
  /** Shows the folder of the logs in the system's file manager. */
  'care.showLogs': command(nothing, z.void()),
}
