import { z } from 'zod'
import { textFileSchema, textSaveSchema } from '../model/workspace'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })

/** `package-presets.txt` of the workspace: its own presets of packages. */
export const presetCommands = {
  'presets.read': command(inWorkspace, textFileSchema),
  /** A conflict tells what is on disk, so that the change can be made to that. */
  'presets.save': command(
    inWorkspace.extend({ text: z.string().max(1_000_000), revision: z.string() }),
    textSaveSchema,
  ),
}
