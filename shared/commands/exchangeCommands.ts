import { z } from 'zod'
import { exportForms, watchSchema } from '../model/exchange'
import { codeNodeSchema, nodeIdSchema } from '../model/node'
import { problemSchema } from '../model/problem'
import { nodeFileSchema } from '../model/workspace'
import { command } from './command'

const inWorkspace = z.object({ workspace: z.string() })
/** A node by its id; `node` is what the page shows of it, null where main reads its file. */
const chosen = z.object({ id: nodeIdSchema, node: codeNodeSchema.nullable() })

/** Nodes to Dify and back. The system clipboard is read by `exchange.paste` alone, which only the author's action calls. */
export const exchangeCommands = {
  /**
   * Puts nodes on the system clipboard as the target's canvas pastes them, and tells what to watch. `copied` is false where the target reads no such
   * clipboard: then nothing was put there. `environment` is the key of the one that the node runs in here, null where none is known.
   */
  'exchange.copy': command(
    inWorkspace.extend({
      target: z.string(),
      nodes: z.array(chosen).min(1).max(500),
      environment: z.string().nullable(),
    }),
    z.object({ copied: z.boolean(), watch: z.array(watchSchema) }),
  ),
  /** Makes nodes of what Dify has put on the clipboard, or refuses with what else is there. */
  'exchange.paste': command(
    inWorkspace,
    z.object({ files: z.array(nodeFileSchema), problems: z.array(problemSchema) }),
  ),
  /** Saves a node where the system's dialog says: as an app file, a node file or its code alone; null where the author cancelled. */
  'exchange.save': command(
    inWorkspace.extend({ ...chosen.shape, target: z.string(), form: z.enum(exportForms) }),
    z.object({ path: z.string() }).nullable(),
  ),
}
