import { z } from 'zod'
import { keptNodeSchema, versionSchema, versionTextSchema } from '../model/history'
import { nodeIdSchema } from '../model/node'
import { recoveredSchema } from '../model/recovery'
import { nodeFileSchema } from '../model/workspace'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })
const nodeHere = inWorkspace.extend({ id: nodeIdSchema })
const version = nodeHere.extend({ version: z.string().max(80) })

/** The kept versions of node files, and edits that are in no file. */
export const historyCommands = {
  /** Every node that has versions, the last changed first; those whose file is gone too. */
  'history.nodes': command(inWorkspace, z.array(keptNodeSchema)),
  /** The versions of a node, newest first. */
  'history.list': command(nodeHere, z.array(versionSchema)),
  'history.read': command(version, versionTextSchema),
  /** Writes a version into the node's file. `before` is the version that the file was until then; null where there was no file. */
  'history.restore': command(version, z.object({ file: nodeFileSchema, before: z.string().nullable() })),
  /** Removes all versions of a node for good; its file stays. */
  'history.clear': command(nodeHere, z.void()),

  /** Edits that are in no file, and were not offered at a start yet. */
  'recovery.list': command(inWorkspace, z.array(recoveredSchema)),
  /** The author was told of them: they are not offered again, and wait for their node to be opened. */
  'recovery.offered': command(inWorkspace, z.void()),
}

export const historyEvents = {
  /** A version of a node was kept. */
  'history.changed': nodeHere,
}
