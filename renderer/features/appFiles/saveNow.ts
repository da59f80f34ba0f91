import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import { formatAsSaved } from '../language/ruff/formatNode'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** Writes what is pending; the text of a broken file, and edits of an app file, only by this word of their author. */
export async function saveNow(active: string | null): Promise<void> {
  const workspace = useWorkspace.getState()
  if (active !== null && typeof workspace.documents[active]?.text === 'string') await workspace.saveText(active)
  await formatAsSaved()
  await workspace.flush()
  if (active === null || partsOfAppNode(active) === null) return
  const { saveByKey } = await import('./saveAppFile')
  await saveByKey(active)
}
