import { z } from 'zod'
import { bundleSchema, lockStateSchema, sourceAnswerSchema } from '../model/packageSource'
import { command } from './command'

const workspaceAndTarget = z.object({ workspace: z.string(), target: z.string() })

/** Where packages come from, the lock beside the requirements, and bundles for machines without a network. */
export const sourceCommands = {
  /** Asks all that packages and Pythons come from as the settings are now: the index, the extra ones, the mirror of Pythons. */
  'sources.check': command(z.null(), z.array(sourceAnswerSchema)),
  /** Asks for a file of certificates with the system's dialog; null where the author cancelled. */
  'sources.chooseCertificates': command(z.null(), z.object({ path: z.string() }).nullable()),
  'lock.read': command(workspaceAndTarget, lockStateSchema),
  /** Resolves anew and writes the lock beside the requirements. */
  'lock.write': command(workspaceAndTarget, lockStateSchema),
  /** Ends the writing of a lock that is under way; the one that stands there stays. */
  'lock.cancel': command(z.null(), z.void()),
  /** Asks for a place with the system's dialog; null where the author cancelled. */
  'bundle.save': command(workspaceAndTarget, bundleSchema.nullable()),
  /** Cancels the bundle that is being saved or opened. */
  'bundle.cancel': command(z.null(), z.void()),
  /** Asks for a bundle with the system's dialog and takes its packages in, with its requirements as an edit of the author's. */
  'bundle.open': command(workspaceAndTarget, bundleSchema.extend({ requirements: z.string() }).nullable()),
  /** Removes the opened bundles that no workspace refers to; answers with how many, and the bytes that are free now. */
  'bundle.sweep': command(z.null(), z.object({ removed: z.number(), freed: z.number() })),
  /** Brings back the lock that the last opened bundle took the place of in a workspace, where none was written since. */
  'bundle.undoLock': command(z.object({ workspace: z.string() }), z.void()),
}
