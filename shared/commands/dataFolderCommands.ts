import { z } from 'zod'
import { dataFolderSchema } from '../model/dataFolder'
import { command } from './command'

const nothing = z.null()

/** The data folder and its move to another place, which the author chooses in the system's dialog: the page never names one. */
export const dataFolderCommands = {
  'dataFolder.state': command(nothing, dataFolderSchema),
  /** Asks for an empty folder, or a data folder, and looks at it; a refusal is a problem that says why. */
  'dataFolder.choose': command(nothing, dataFolderSchema),
  /** Looks at the data folder that was used before this one, as if it had been chosen. */
  'dataFolder.back': command(nothing, dataFolderSchema),
  /** Copies to the chosen folder, or has the next start use the data folder that was found; answers when that has ended, also where it was cancelled. */
  'dataFolder.begin': command(nothing, dataFolderSchema),
  /** Gives a chosen folder up, or a copy that is under way or done; nothing has changed then. */
  'dataFolder.cancel': command(nothing, dataFolderSchema),
  /** Ends Nodelab, has it use the copy or the folder that was found, and starts it again. */
  'dataFolder.restart': command(nothing, z.void()),
}

export const dataFolderEvents = {
  'dataFolder.changed': dataFolderSchema,
}
