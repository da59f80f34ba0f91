import { useApp } from '../../../app/stores/appStore'
import { activeNode, useWorkspace } from '../../../app/stores/workspaceStore'
import { formatted } from './ruff'
import { pythonOf } from './ruffNotes'

/** Formats the Python node in view as it is saved, where its author wants that. What was typed meanwhile stays. */
export async function formatAsSaved(): Promise<void> {
  const { active } = useWorkspace.getState()
  const node = activeNode(useWorkspace.getState())
  const python = pythonOf(node)
  if (active === null || node === null || python === null || !useApp.getState().settings.formatOnSave) return
  const text = await formatted(node.code, python)
  const now = useWorkspace.getState().documents[active]?.node?.code
  if (text !== null && text !== node.code && now === node.code) useWorkspace.getState().edit(active, { code: text })
}
