import { useApp } from '../../../app/stores/appStore'
import { useWorkspace } from '../../../app/stores/workspaceStore'
import { formatted } from './ruff'
import { pythonOf } from './ruffNotes'

/** Formats the Python node in view as it is saved, where its author wants that. */
export async function formatAsSaved(): Promise<void> {
  const { active } = useWorkspace.getState()
  if (active !== null && useApp.getState().settings.formatOnSave) await formatNode(active)
}

/** Formats an open Python node; one of another language stays as it is. What was typed meanwhile stays. */
export async function formatNode(id: string): Promise<void> {
  const node = useWorkspace.getState().documents[id]?.node ?? null
  const python = pythonOf(node)
  if (node === null || python === null) return
  const text = await formatted(node.code, python)
  const now = useWorkspace.getState().documents[id]?.node?.code
  if (text !== null && text !== node.code && now === node.code) useWorkspace.getState().edit(id, { code: text })
}
