import { z } from 'zod'
import { keptNodeSchema, versionSchema, versionTextSchema } from '../model/history'
import { nodeIdSchema } from '../model/node'
import { nodeFileSchema } from '../model/workspace'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })
const nodeHere = inWorkspace.extend({ id: nodeIdSchema })
const version = nodeHere.extend({ version: z.string().max(80) })

/** The kept versions of node files. */
export const historyCommands = {
  /** Every node that has versions, the last changed first; those whose file is gone too. */
  'history.nodes': command(inWorkspace, z.array(keptNodeSchema)),
  /** The versions of a node, newest first. */
  'history.list': command(nodeHere, z.array(versionSchema)),
  'history.read': command(version, versionTextSchema),
  /** Writes a version into the node's file. `before` is the version that the file was until then; null where there was no file. */
  'history.restore': command(version, z.object({ file: nodeFileSchema, before: z.string().nullable() })),
}

export const historyEvents = {
  /** A version of a node was kept. */
  'history.changed': nodeHere,
}
