import { z } from 'zod'
import {
  appFileIdSchema,
  appFileSchema,
  appPreviewSchema,
  appSaveResultSchema,
  codeChangesSchema,
  inputSourceSchema,
  outputReferenceSchema,
} from '../model/appFile'
import { nodeIdSchema } from '../model/node'
import { nodeFileSchema } from '../model/workspace'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })
const file = inWorkspace.extend({ id: appFileIdSchema })
const document = inWorkspace.extend({ id: nodeIdSchema })

/** App files of the workspace. Their nodes are read, edited and run by the commands of nodes. */
export const appFileCommands = {
  /** All app files, sorted by path; waits until they are read. */
  'appFile.list': command(inWorkspace, z.array(appFileSchema)),
  /**
   * Asks for an app file with the system's dialog. One that lies elsewhere is copied into the workspace, under a numbered name where its own is taken.
   * Null where the author cancelled.
   */
  'appFile.choose': command(inWorkspace, z.object({ id: appFileIdSchema }).nullable()),
  'appFile.preview': command(file, appPreviewSchema),
  /** How the code of a node differs from the one in its file. */
  'appFile.codeChanges': command(document, codeChangesSchema),
  /**
   * Writes all edits of a file into it, unless it is another one than `revision`. Where another hand changed the same fields, the edited values go
   * over those on disk only where `over` says so; all else there stays.
   */
  'appFile.save': command(file.extend({ revision: z.string(), over: z.boolean() }), appSaveResultSchema),
  /** Takes the last save of a file back, where nothing was changed since: the file is as it was, and its edits wait again. */
  'appFile.undoSave': command(file, z.void()),
  /** Drops the edits of some documents of a file with what was renamed for them; null: of all. The token brings them back. */
  'appFile.discard': command(file.extend({ nodes: z.array(nodeIdSchema).nullable() }), z.object({ token: z.string() })),
  /** Brings dropped edits back, but for what was edited since. */
  'appFile.bringBack': command(file.extend({ token: z.string() }), z.void()),
  /** Who refers to an output of a node. */
  'appFile.references': command(document.extend({ output: z.string() }), z.array(outputReferenceSchema)),
  /** Renames an output of a node and, where asked, all that refers to it, as edits that a save writes. Answers with the node. */
  'appFile.renameOutput': command(
    document.extend({ output: z.string(), to: z.string().min(1).max(200), withReferences: z.boolean() }),
    nodeFileSchema,
  ),
  /** What the app gives a node's variables. With `run`, earlier code and template nodes are run first for their outputs. */
  'appFile.inputs': command(document.extend({ target: z.string(), run: z.boolean() }), z.array(inputSourceSchema)),
}
