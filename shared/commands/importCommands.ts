import { z } from 'zod'
import { importedSchema } from '../model/importing'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })

/** Node files, code files and app files from elsewhere, copied into the workspace. */
export const importCommands = {
  /** Asks for files, or for a folder, with the system's dialog. */
  'import.choose': command(inWorkspace.extend({ what: z.enum(['files', 'folder']) }), z.void()),
  /**
   * What was dropped onto the window. Only the preload calls it: it resolves the paths of the dropped files, which the page never sees, and it lets the page
   * call no such command.
   */
  'import.dropped': command(z.object({ paths: z.array(z.string().min(1).max(8192)).min(1).max(1000) }), z.void()),
  /** Takes an import back: what it copied goes into the workspace's trash. */
  'import.undo': command(inWorkspace.extend({ token: z.string() }), z.void()),
}

export const importEvents = {
  'import.finished': inWorkspace.extend(importedSchema.shape),
}
