import { useApp } from '../../app/stores/appStore'
import { activeNode, useWorkspace } from '../../app/stores/workspaceStore'

/** Has nodes run for a target: the open one alone where it has a target of its own, else all that name none. */
export async function chooseTarget(id: string): Promise<void> {
  const workspace = useWorkspace.getState()
  const { active } = workspace
  if (active !== null && (activeNode(workspace)?.target ?? null) !== null) workspace.edit(active, { target: id })
  else await useApp.getState().updateSettings({ target: id })
}
