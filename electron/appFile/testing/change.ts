import { asNode } from '../../workspace/testing/openTemp'
import type { Workspace } from '../../workspace/workspace'
import { reworded } from './triage'

/** Saves a node of an app with other words in its code, as the window does on its author's typing. */
export async function change(workspace: Workspace, id: string, from: string, to: string): Promise<void> {
  const file = asNode(await workspace.read(id))
  await workspace.save(id, reworded(file.node, from, to), file.revision, false)
}
