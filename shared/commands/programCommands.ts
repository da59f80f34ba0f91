import { z } from 'zod'
import { shellCommandSchema, updateStateSchema } from '../model/program'
import { machinePromiseSchema } from '../promises/promises'
import { command } from './command'

const nothing = z.null()

/** The program on this machine: its command on the PATH, and its updates. Each is done by the author's own click alone. */
export const programCommands = {
  'program.shellCommand': command(nothing, shellCommandSchema),
  /** Writes the command where a terminal of the author's finds it; another program's file there is left alone. */
  'program.writeCommand': command(nothing, shellCommandSchema),
  /** Takes away the file that Nodelab wrote. */
  'program.removeCommand': command(nothing, shellCommandSchema),

  /** What Nodelab can promise of a run on this machine; tried out as it is asked, which takes a second or two. */
  'program.promises': command(nothing, z.array(machinePromiseSchema)),

  'updates.state': command(nothing, updateStateSchema),
  /** Asks the place of updates for the newest version. */
  'updates.look': command(nothing, updateStateSchema),
  /** Downloads the version that was found. */
  'updates.load': command(nothing, updateStateSchema),
  /** Closes Nodelab as its author would, installs what was downloaded, and starts it again. */
  'updates.install': command(nothing, z.void()),
}

export const programEvents = {
  'updates.changed': updateStateSchema,
}
