import type { CodeNode } from '../../../shared/model/node'
import { tellUndoable } from '../../app/tellUndoable'
import { useWorkspace } from '../../app/stores/workspaceStore'
import { textNow } from '../../i18n/useText'
import type { NodeChange } from './nodeEdits'

/** Says what was taken out of a node, with the way to put it back: into the node as it is by then. */
export function tellRemoved(id: string, name: string, putBack: (node: CodeNode) => NodeChange): void {
  const undo = (): void => {
    const { documents, edit } = useWorkspace.getState()
    const node = documents[id]?.node ?? null
    if (node !== null) edit(id, putBack(node))
  }
  tellUndoable(textNow().variables.wasRemoved(name), undo)
}
