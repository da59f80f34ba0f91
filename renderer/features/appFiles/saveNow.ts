import { partsOfAppNode } from '../../../shared/dify/appNodeId'
import { formatAsSaved } from '../language/ruff/formatNode'
import { reportError } from '../../app/stores/appStore'
import { useWorkspace } from '../../app/stores/workspaceStore'

/** Milliseconds for which a save waits for the format. What comes later is an edit like any other, where nothing was typed meanwhile. */
const patience = 2000

/** Formats where it can; a save must not hang on it. */
async function formatFirst(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
  await Promise.race([formatAsSaved().catch(reportError), late])
  clearTimeout(timer)
}

/** Writes what is pending; the text of a broken file, and edits of an app file, only by this word of their author. */
export async function saveNow(active: string | null): Promise<void> {
  const workspace = useWorkspace.getState()
  if (active !== null && typeof workspace.documents[active]?.text === 'string') await workspace.saveText(active)
  await formatFirst()
  await workspace.flush()
  if (active === null || partsOfAppNode(active) === null) return
  const { saveByKey } = await import('./saveAppFile')
  await saveByKey(active)
}
