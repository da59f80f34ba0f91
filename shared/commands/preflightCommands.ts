import { z } from 'zod'
import { findingSchema } from '../model/finding'
import { codeNodeSchema } from '../model/node'
import { problemSchema } from '../model/problem'
import { textFileSchema, textSaveSchema } from '../model/workspace'
import { command } from './command'

/** `preflight.txt` and `server-packages.txt` of a workspace. */
const ofFile = z.object({ workspace: z.string(), file: z.enum(['severities', 'serverList']) })

/** What is seen in a node before any run. */
export const preflightCommands = {
  /**
   * What preflight finds in a node as the window shows it, by its place in the code; null where the code is longer than anybody writes. `environment` is
   * the key of the one that the node would run in; without it Python is looked at as far as that goes without an interpreter. What the window tells by
   * itself is left out. Nothing is run.
   */
  'preflight.check': command(
    z.object({
      workspace: z.string(),
      node: codeNodeSchema,
      target: z.string(),
      environment: z.string().max(200).nullable(),
    }),
    z.array(findingSchema).nullable(),
  ),
  /**
   * All that preflight finds in a node that is to be handed on, open or not: read with the environment that it would run in where that is there, else by
   * any Python of this machine. `unread` says why it could not be read as a whole; null where it was.
   */
  'preflight.beforeHandingOn': command(
    z.object({ workspace: z.string(), node: codeNodeSchema, target: z.string() }),
    z.object({ findings: z.array(findingSchema), unread: problemSchema.nullable() }),
  ),
  /** A file that preflight goes by: how grave the workspace takes its rules to be, what its server has. */
  'preflight.readFile': command(ofFile, textFileSchema),
  /** A conflict tells what is on disk, so that the change can be made to that. */
  'preflight.saveFile': command(
    ofFile.extend({ text: z.string().max(1_000_000), revision: z.string() }),
    textSaveSchema,
  ),
}
